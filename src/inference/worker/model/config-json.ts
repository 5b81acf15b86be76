import { flag, object, record, text } from '../../../domain/json.ts';
import { ModelFileError } from '../files/model-file-error.ts';
import type { Architecture, ModelConfig } from './config.ts';
import { count, positive, readDescription, unset } from './described.ts';
import { ropeScaling } from './rope-scaling.ts';

const architectures: readonly Architecture[] = ['llama', 'mistral', 'qwen2', 'qwen3'];

/** What is left out is what `transformers` takes then; null where that hangs on something else. */
const description = record({
	model_type: text,
	hidden_size: count,
	num_attention_heads: count,
	num_key_value_heads: unset(count, null),
	head_dim: unset(count, null),
	num_hidden_layers: count,
	intermediate_size: count,
	vocab_size: count,
	rms_norm_eps: unset(positive, 1e-6),
	rope_theta: unset(positive, null),
	rope_parameters: unset(object, null),
	rope_scaling: unset(object, null),
	tie_word_embeddings: unset(flag, false),
	max_position_embeddings: unset(count, 2048),
	use_sliding_window: unset(flag, false),
	sliding_window: unset(count, null),
	hidden_act: unset(text, 'silu'),
	attention_bias: unset(flag, false),
	mlp_bias: unset(flag, false),
	quantization_config: unset(object, null),
});

/**
 * Hugging Face's config.json.
 *
 * @throws ModelFileError 'not-a-model', 'unknown-architecture' or 'unsupported-type'.
 */
export function configFromJson(json: unknown, file: string): ModelConfig {
	const { model_type: name } = readDescription(json, record({ model_type: text }), file);
	const architecture = architectureOf(name, file);
	const fields = readDescription(json, description, file);
	refuseOtherParts(fields, file);
	const { hidden_size: hidden, num_attention_heads: heads, num_key_value_heads } = fields;
	// The name and place of transformers 5, then those before it.
	const ropeFields = fields.rope_parameters ?? fields.rope_scaling;
	const base = readDescription(
		fields.rope_theta ?? ropeFields?.['rope_theta'],
		unset(positive, 10_000),
		`${file}: rope_theta`,
	);
	const headDim = fields.head_dim ?? (architecture === 'qwen3' ? 128 : hidden / heads);
	const hasWindow = architecture === 'mistral' || fields.use_sliding_window;
	const slidingWindow = hasWindow ? fields.sliding_window : null;
	const config = {
		architecture,
		layers: fields.num_hidden_layers,
		hidden,
		heads,
		kvHeads: num_key_value_heads ?? heads,
		headDim,
		ffn: fields.intermediate_size,
		vocab: fields.vocab_size,
		rmsEps: fields.rms_norm_eps,
		rope: { base, scaling: null },
		tied: fields.tie_word_embeddings,
		biases: architecture === 'qwen2',
		qkNorm: architecture === 'qwen3',
		maxTokens: withinWindow(fields.max_position_embeddings, slidingWindow),
		slidingWindow,
	};
	const checked = checkedConfig(config, file);
	return { ...checked, rope: { base, scaling: ropeScaling(ropeFields, { base, headDim }, file) } };
}

/** Beyond its window a model no longer sees the question. */
export function withinWindow(maxTokens: number, slidingWindow: number | null): number {
	return slidingWindow === null ? maxTokens : Math.min(maxTokens, slidingWindow);
}

/** @throws ModelFileError 'unknown-architecture', naming what was found and what is read. */
export function architectureOf(name: string, file: string): Architecture {
	const known = architectures.find((architecture) => architecture === name);
	if (known !== undefined) return known;
	throw new ModelFileError(
		'unknown-architecture',
		`${file} is of the architecture "${name}". Llama, Mistral, Qwen2 and Qwen3 are read here: take one of these.`,
	);
}

/** The widest that is known has 256; a header that lies must not fill the memory with tables. */
export const widestHead = 1024;

/** GroupQueryAttention with rotary positions takes no others (docs/engine.md). */
const attentionStep = 16;

/** @throws ModelFileError 'not-a-model' where widths contradict each other, 'unknown-architecture' where a kernel has none. */
export function checkedConfig(config: ModelConfig, file: string): ModelConfig {
	const { heads, kvHeads, headDim } = config;
	const isPossible = Number.isInteger(headDim / 2) && headDim <= widestHead;
	if (heads % kvHeads === 0 && isPossible) {
		if (headDim % attentionStep === 0) return config;
		throw new ModelFileError(
			'unknown-architecture',
			`${file} has heads of a width of ${headDim}, and attention is computed here for multiples of ${attentionStep}. Take another model.`,
		);
	}
	throw new ModelFileError(
		'not-a-model',
		`${file} has ${heads} heads, ${kvHeads} for keys and a width of ${headDim}, which do not fit together. Take the file as its maker published it.`,
	);
}

type OtherParts = {
	readonly hidden_act: string;
	readonly attention_bias: boolean;
	readonly mlp_bias: boolean;
	readonly quantization_config: Readonly<Record<string, unknown>> | null;
};

/** What the graph does not compute, by name. Qwen2 has its biases without saying so. */
function refuseOtherParts(fields: OtherParts, file: string): void {
	const parts: readonly (readonly [boolean, string])[] = [
		[fields.hidden_act !== 'silu', `hidden_act "${fields.hidden_act}"`],
		[fields.attention_bias, 'attention_bias'],
		[fields.mlp_bias, 'mlp_bias'],
	];
	const other = parts.find(([isThere]) => isThere);
	if (other !== undefined) {
		throw new ModelFileError(
			'unknown-architecture',
			`${file} asks for ${other[1]}, which is not computed here. Take another model.`,
		);
	}
	if (fields.quantization_config === null) return;
	const method = String(fields.quantization_config['quant_method'] ?? 'something unknown');
	throw new ModelFileError(
		'unsupported-type',
		`${file} says that its weights are quantised by ${method}, which is not read here. Take the model's BF16 weights, or a GGUF file of it.`,
	);
}

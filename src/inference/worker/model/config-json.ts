import { ModelFileError } from '../files/model-file-error.ts';
import type { Architecture, ModelConfig } from './config.ts';
import { type Fields, fieldsOf } from './fields.ts';
import { ropeScaling } from './rope-scaling.ts';

const architectures: readonly Architecture[] = ['llama', 'mistral', 'qwen2', 'qwen3'];

/**
 * Hugging Face's config.json; what it leaves out is what `transformers` takes then.
 *
 * @throws ModelFileError 'not-a-model', 'unknown-architecture' or 'unsupported-type'.
 */
export function configFromJson(json: unknown, file: string): ModelConfig {
	const fields = fieldsOf(typeof json === 'object' && json !== null ? { ...json } : {}, file);
	const architecture = architectureOf(fields.text('model_type'), file);
	refuseOtherParts(fields);
	const hidden = fields.count('hidden_size');
	const heads = fields.count('num_attention_heads');
	// The name and place of transformers 5, then those before it.
	const ropeFields = fields.below('rope_parameters') ?? fields.below('rope_scaling');
	const base = fields.positive('rope_theta', ropeFields?.positive('rope_theta', 10_000) ?? 10_000);
	const headDim = fields.count('head_dim', architecture === 'qwen3' ? 128 : hidden / heads);
	const slidingWindow = windowOf(fields, architecture);
	return checkedConfig(
		{
			architecture,
			layers: fields.count('num_hidden_layers'),
			hidden,
			heads,
			kvHeads: fields.count('num_key_value_heads', heads),
			headDim,
			ffn: fields.count('intermediate_size'),
			vocab: fields.count('vocab_size'),
			rmsEps: fields.positive('rms_norm_eps', 1e-6),
			rope: { base, scaling: ropeScaling(ropeFields, base, headDim) },
			tied: fields.flag('tie_word_embeddings', false),
			biases: architecture === 'qwen2',
			qkNorm: architecture === 'qwen3',
			maxTokens: Math.min(
				fields.count('max_position_embeddings', 2048),
				slidingWindow ?? Number.POSITIVE_INFINITY,
			),
			slidingWindow,
		},
		file,
	);
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

/** @throws ModelFileError 'not-a-model' where widths contradict each other. */
export function checkedConfig(config: ModelConfig, file: string): ModelConfig {
	const { heads, kvHeads, headDim } = config;
	if (heads % kvHeads === 0 && headDim % 2 === 0) return config;
	throw new ModelFileError(
		'not-a-model',
		`${file} has ${heads} heads, ${kvHeads} for keys and a width of ${headDim}, which do not fit together. Take the file as its maker published it.`,
	);
}

/** What the graph does not compute, by name. */
function refuseOtherParts(fields: Fields): void {
	const activation = fields.text('hidden_act', 'silu');
	const parts: readonly (readonly [boolean, string])[] = [
		[activation !== 'silu', `hidden_act "${activation}"`],
		// Qwen2 has biases at q, k and v whatever this says; elsewhere it means a fourth one.
		[fields.flag('attention_bias', false), 'attention_bias'],
		[fields.flag('mlp_bias', false), 'mlp_bias'],
	];
	const other = parts.find(([isThere]) => isThere);
	if (other !== undefined) {
		throw new ModelFileError(
			'unknown-architecture',
			`${fields.file} asks for ${other[1]}, which is not computed here. Take another model.`,
		);
	}
	const quantised = fields.below('quantization_config');
	if (quantised !== null) {
		throw new ModelFileError(
			'unsupported-type',
			`${fields.file} says that its weights are quantised by ${quantised.text('quant_method', 'something unknown')}, which is not read here. Take the model's BF16 weights, or a GGUF file of it.`,
		);
	}
}

function windowOf(fields: Fields, architecture: Architecture): number | null {
	const isUsed = architecture === 'mistral' || fields.flag('use_sliding_window', false);
	return isUsed && fields.value('sliding_window') !== undefined
		? fields.count('sliding_window')
		: null;
}

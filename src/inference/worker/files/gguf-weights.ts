import type { ModelConfig, WeightSource, WeightTensor } from '../model/config.ts';
import { configFromGguf } from '../model/config-gguf.ts';
import { widestHead } from '../model/config-json.ts';
import type { ByteSource } from './byte-source.ts';
import { type GgufHeader, type GgufTensor, readGgufHeader } from './gguf.ts';
import { ModelFileError } from './model-file-error.ts';
import { weightSource } from './safetensors.ts';
import { storedTensor } from './tensor.ts';

export type GgufModel = {
	readonly config: ModelConfig;
	readonly weights: WeightSource;
	/** Vocabulary and chat template are in its metadata. */
	readonly metadata: GgufHeader['metadata'];
};

/** Names outside the layers, and in them behind `blk.N.`, as llama.cpp's gguf-py maps them. */
const canonicalNames: Readonly<Record<string, string>> = {
	token_embd: 'model.embed_tokens',
	output_norm: 'model.norm',
	output: 'lm_head',
	attn_norm: 'input_layernorm',
	attn_q: 'self_attn.q_proj',
	attn_k: 'self_attn.k_proj',
	attn_v: 'self_attn.v_proj',
	attn_output: 'self_attn.o_proj',
	attn_q_norm: 'self_attn.q_norm',
	attn_k_norm: 'self_attn.k_norm',
	ffn_norm: 'post_attention_layernorm',
	ffn_gate: 'mlp.gate_proj',
	ffn_up: 'mlp.up_proj',
	ffn_down: 'mlp.down_proj',
};

/** Rejects with a ModelFileError, as the header, the config or a tensor has it. */
export async function openGguf(source: ByteSource): Promise<GgufModel> {
	const header = await readGgufHeader(source);
	if (Number(header.metadata.get('split.count') ?? 1) > 1) {
		throw new ModelFileError(
			'not-a-model',
			`${source.name} is a part of a model that was split. Join the parts with "llama-gguf-split --merge" and choose the whole file.`,
		);
	}
	const config = configFromGguf(header, await ropeFactors(source, header), source.name);
	// The converter reorders q and k of llama (and of Mistral, which it calls llama) alone.
	const isInterleaved = config.architecture === 'llama';
	const tensors = new Map<string, WeightTensor>();
	for (const info of header.tensors) {
		const name = canonicalName(info.name);
		if (name === null) continue;
		const heads = isInterleaved ? headsOf(info.name, config) : null;
		tensors.set(name, tensorOf(source, { ...info, name }, heads));
	}
	return {
		config,
		weights: weightSource(tensors, source.name),
		metadata: header.metadata,
	};
}

/** [headDim / 2], null where the file has none. */
async function ropeFactors(
	source: ByteSource,
	{ tensors }: GgufHeader,
): Promise<readonly number[] | null> {
	const info = tensors.find(({ name }) => name === 'rope_freqs.weight');
	if (info === undefined) return null;
	const [length = 0] = info.shape;
	if (info.shape.length === 1 && length <= widestHead / 2) {
		return Array.from(await tensorOf(source, info).floats(0, 1));
	}
	throw new ModelFileError(
		'wrong-shape',
		`${source.name}: rope_freqs.weight has the shape [${info.shape.join(', ')}], which is no list of factors. The file is damaged: get it again.`,
	);
}

function tensorOf(
	source: ByteSource,
	info: GgufTensor,
	interleavedHeads: number | null = null,
): WeightTensor {
	return storedTensor({ ...info, source, interleavedHeads });
}

function headsOf(name: string, { heads, kvHeads }: ModelConfig): number | null {
	if (/\.attn_q\./u.test(name)) return heads;
	return /\.attn_k\./u.test(name) ? kvHeads : null;
}

/** @returns null for what is no weight of the decoder. */
function canonicalName(name: string): string | null {
	const [, layer, part = '', kind] = /^(?:blk\.(\d+)\.)?(\w+)\.(weight|bias)$/u.exec(name) ?? [];
	const canonical = canonicalNames[part];
	if (canonical === undefined) return null;
	return layer === undefined
		? `${canonical}.${kind}`
		: `model.layers.${layer}.${canonical}.${kind}`;
}

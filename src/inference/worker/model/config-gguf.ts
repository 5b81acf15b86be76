import { record, text } from '../../../domain/json.ts';
import type { GgufHeader } from '../files/gguf.ts';
import { ModelFileError } from '../files/model-file-error.ts';
import type { ModelConfig } from './config.ts';
import { architectureOf, checkedConfig, withinWindow } from './config-json.ts';
import { count, positive, readDescription, unset } from './described.ts';
import { linearScaling, unknownScaling } from './rope-scaling.ts';

/** Keys behind the architecture's name (docs/gguf.md of ggml). */
const description = record({
	block_count: count,
	embedding_length: count,
	feed_forward_length: count,
	context_length: count,
	'attention.head_count': count,
	'attention.head_count_kv': unset(count, null),
	'attention.key_length': unset(count, null),
	'attention.layer_norm_rms_epsilon': positive,
	'attention.sliding_window': unset(count, null),
	'rope.dimension_count': unset(count, null),
	'rope.freq_base': unset(positive, 10_000),
	'rope.scaling.type': unset(text, 'none'),
	'rope.scaling.factor': unset(positive, 1),
});

/**
 * A GGUF's metadata.
 *
 * @param ropeFactors the tensor `rope_freqs.weight`: how llama.cpp's converter writes Llama 3's scaling.
 * @throws ModelFileError 'not-a-model', 'missing-tensor' or 'unknown-architecture'.
 */
export function configFromGguf(
	{ metadata, tensors }: GgufHeader,
	ropeFactors: readonly number[] | null,
	file: string,
): ModelConfig {
	const name = readDescription(metadata.get('general.architecture'), text, file);
	const architecture = architectureOf(name, file);
	const own = Array.from(metadata).filter(([key]) => key.startsWith(`${name}.`));
	const values = Object.fromEntries(own.map(([key, value]) => [key.slice(name.length + 1), value]));
	const fields = readDescription(values, description, file);
	const vocab = tensors.find((tensor) => tensor.name === 'token_embd.weight')?.shape[0];
	if (vocab === undefined) {
		throw new ModelFileError(
			'missing-tensor',
			`${file} has no token_embd.weight: it is a part of a model that was split, or holds no language model. Choose the whole file.`,
		);
	}
	const hidden = fields.embedding_length;
	const heads = fields['attention.head_count'];
	const headDim = fields['attention.key_length'] ?? hidden / heads;
	const turned = fields['rope.dimension_count'] ?? headDim;
	if (turned !== headDim) throw unknownScaling(file, `${turned} of ${headDim} dimensions`);
	const scalingKind = fields['rope.scaling.type'];
	if (scalingKind !== 'none' && scalingKind !== 'linear') throw unknownScaling(file, scalingKind);
	const slidingWindow = fields['attention.sliding_window'];
	const has = (tensor: string): boolean => tensors.some((found) => found.name === tensor);
	const config = checkedConfig(
		{
			architecture,
			layers: fields.block_count,
			hidden,
			heads,
			kvHeads: fields['attention.head_count_kv'] ?? heads,
			headDim,
			ffn: fields.feed_forward_length,
			vocab,
			rmsEps: fields['attention.layer_norm_rms_epsilon'],
			rope: { base: fields['rope.freq_base'], scaling: ropeFactors },
			tied: !has('output.weight'),
			biases: has('blk.0.attn_q.bias'),
			qkNorm: has('blk.0.attn_q_norm.weight'),
			maxTokens: withinWindow(fields.context_length, slidingWindow),
			slidingWindow,
		},
		file,
	);
	if (ropeFactors !== null && ropeFactors.length !== headDim / 2) {
		throw new ModelFileError(
			'wrong-shape',
			`${file} has ${ropeFactors.length} factors for its ${headDim / 2} frequencies. The file is damaged: get it again.`,
		);
	}
	if (scalingKind === 'none') return config;
	const scaling = linearScaling(fields['rope.scaling.factor'], headDim);
	return { ...config, rope: { base: config.rope.base, scaling } };
}

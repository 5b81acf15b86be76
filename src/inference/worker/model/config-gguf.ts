import type { GgufHeader } from '../files/gguf.ts';
import { ModelFileError } from '../files/model-file-error.ts';
import type { ModelConfig } from './config.ts';
import { architectureOf, checkedConfig } from './config-json.ts';
import { fieldsOf } from './fields.ts';
import { linearScaling, unknownScaling } from './rope-scaling.ts';

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
	const fields = fieldsOf(metadata, file);
	const architecture = architectureOf(fields.text('general.architecture'), file);
	const key = (name: string): string => `${architecture}.${name}`;
	const embedding = tensors.find(({ name }) => name === 'token_embd.weight');
	if (embedding === undefined) {
		throw new ModelFileError(
			'missing-tensor',
			`${file} has no token_embd.weight: it is a part of a model that was split, or holds no language model. Choose the whole file.`,
		);
	}
	const hidden = fields.count(key('embedding_length'));
	const heads = fields.count(key('attention.head_count'));
	const headDim = fields.count(key('attention.key_length'), hidden / heads);
	const turned = fields.count(key('rope.dimension_count'), headDim);
	if (turned !== headDim) throw unknownScaling(file, `${turned} of ${headDim} dimensions`);
	const scalingKind = fields.text(key('rope.scaling.type'), 'none');
	if (scalingKind !== 'none' && scalingKind !== 'linear') throw unknownScaling(file, scalingKind);
	const slidingWindow =
		fields.value(key('attention.sliding_window')) === undefined
			? null
			: fields.count(key('attention.sliding_window'));
	const scaling =
		scalingKind === 'linear'
			? linearScaling(fields.positive(key('rope.scaling.factor')), headDim)
			: ropeFactors;
	return checkedConfig(
		{
			architecture,
			layers: fields.count(key('block_count')),
			hidden,
			heads,
			kvHeads: fields.count(key('attention.head_count_kv'), heads),
			headDim,
			ffn: fields.count(key('feed_forward_length')),
			vocab: embedding.shape[0] ?? 0,
			rmsEps: fields.positive(key('attention.layer_norm_rms_epsilon')),
			rope: { base: fields.positive(key('rope.freq_base'), 10_000), scaling },
			tied: !tensors.some(({ name }) => name === 'output.weight'),
			biases: tensors.some(({ name }) => name === 'blk.0.attn_q.bias'),
			qkNorm: tensors.some(({ name }) => name === 'blk.0.attn_q_norm.weight'),
			maxTokens: Math.min(
				fields.count(key('context_length')),
				slidingWindow ?? Number.POSITIVE_INFINITY,
			),
			slidingWindow,
		},
		file,
	);
}

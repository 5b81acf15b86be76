import { ModelFileError } from '../files/model-file-error.ts';
import type { ModelConfig, WeightSource } from './config.ts';

/**
 * Every tensor that a decoder of this config reads, with its shape.
 *
 * @throws ModelFileError 'missing-tensor' or 'wrong-shape', naming the first that is.
 */
export function checkWeights(config: ModelConfig, weights: WeightSource, file: string): void {
	for (const [name, shape] of expectedShapes(config, weights.has('lm_head.weight'))) {
		const found = weights.tensor(name).shape;
		if (found.join() === shape.join()) continue;
		throw new ModelFileError(
			'wrong-shape',
			`${file}: ${name} has the shape [${found.join(', ')}] and its config promises [${shape.join(', ')}]. Weights and config are of different models, or damaged: take both from one place.`,
		);
	}
}

function* expectedShapes(
	config: ModelConfig,
	hasOutput: boolean,
): Generator<readonly [string, readonly number[]]> {
	const { hidden, vocab, heads, kvHeads, headDim, ffn } = config;
	const [queries, keys] = [heads * headDim, kvHeads * headDim];
	yield ['model.embed_tokens.weight', [vocab, hidden]];
	for (let layer = 0; layer < config.layers; layer++) {
		const name = (part: string): string => `model.layers.${layer}.${part}`;
		yield [name('input_layernorm.weight'), [hidden]];
		for (const [part, rows] of [
			['q_proj', queries],
			['k_proj', keys],
			['v_proj', keys],
		] as const) {
			yield [name(`self_attn.${part}.weight`), [rows, hidden]];
			if (config.biases) yield [name(`self_attn.${part}.bias`), [rows]];
		}
		if (config.qkNorm) {
			yield [name('self_attn.q_norm.weight'), [headDim]];
			yield [name('self_attn.k_norm.weight'), [headDim]];
		}
		yield [name('self_attn.o_proj.weight'), [hidden, queries]];
		yield [name('post_attention_layernorm.weight'), [hidden]];
		yield [name('mlp.gate_proj.weight'), [ffn, hidden]];
		yield [name('mlp.up_proj.weight'), [ffn, hidden]];
		yield [name('mlp.down_proj.weight'), [hidden, ffn]];
	}
	yield ['model.norm.weight', [hidden]];
	// A reward model has a head of its own instead.
	if (hasOutput && !config.tied) yield ['lm_head.weight', [vocab, hidden]];
}

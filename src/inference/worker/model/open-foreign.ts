import type { CandidateGenerator, Rewarder } from '../../../run/ports.ts';
import type { Decoder } from '../decoder/decoder.ts';
import { type DecoderPlace, openDecoder, type WeightStore } from '../decoder/open-decoder.ts';
import { conversionKey, convertInMemory } from '../files/conversion.ts';
import type { KeptWeights } from '../files/kept-weights.ts';
import { ModelFileError } from '../files/model-file-error.ts';
import type { Precision } from '../graph/linear.ts';
import { convertWeights } from '../graph/weights.ts';
import type { RuntimeBackend } from '../runtime/ort.ts';
import type { RewardAdapter } from './adapters/adapter.ts';
import { adapterOf } from './adapters/registry.ts';
import type { ModelConfig } from './config.ts';
import { createGenerator } from './generator.ts';
import { nextTokenReader } from './next-token.ts';
import type { OpenedModel } from './open-model.ts';
import { promptCodec } from './prompt-codec.ts';
import { createRewarder } from './rewarder.ts';

/** Longest context here: keys and values of 16 candidates of a small model take half a gigabyte at it. */
export const longestContext = 2048;

/** The likeliest tokens that a draw is among: all others together have next to nothing. */
const writes = { kind: 'top', count: 64 } as const;

/** Below so many numbers float32 is as fast as int8 on WebAssembly, and exact. */
const smallModel = 20_000_000;
const billion = 1e9;

/** How the weights of a model are computed with; docs/engine.md has what was measured. */
function precisionOf(config: ModelConfig, backend: RuntimeBackend): Precision {
	const numbers = parametersOf(config);
	if (numbers < smallModel) return 'float32';
	if (backend === 'wasm') return 'int8';
	return numbers < 3 * billion ? 'blocks-8' : 'blocks-4';
}

function parametersOf(config: ModelConfig): number {
	const { layers, hidden, heads, kvHeads, headDim, ffn, vocab } = config;
	const attention = 2 * hidden * headDim * (heads + kvHeads);
	return layers * (attention + 3 * hidden * ffn) + vocab * hidden * (config.tied ? 1 : 2);
}

/** Raised when the same weights become other bytes by the conversions of graph/forms.ts. */
const conversionRules = 1;

/** Where converted weights are kept between visits, and who is told how far they are. */
export type Keeping = {
	readonly kept: KeptWeights;
	readonly onBytes: (done: number, total: number) => void;
	readonly signal: AbortSignal;
};

/** Kept by what they are made of and how; in memory where this browser keeps nothing. */
function storeOf(
	{ name, identity }: OpenedModel,
	keeping: Keeping | null,
): WeightStore | undefined {
	// An address without HTTPS has neither hashes nor files of its own.
	if (keeping === null || !globalThis.isSecureContext) return undefined;
	const { kept, onBytes, signal } = keeping;
	return async (plans, source) => {
		const conversion = {
			...{ name, onBytes, signal, steps: plans },
			convert: (first: number) => convertWeights(plans.slice(first), source),
		};
		try {
			const key = await conversionKey({ identity, conversionRules, plans });
			return await kept.files({ ...conversion, key });
		} catch (cause) {
			const isBlocked = cause instanceof ModelFileError && cause.failure.code === 'storage-blocked';
			if (!isBlocked) throw cause;
			return convertInMemory(conversion);
		}
	};
}

/**
 * A language model that others made, as a writer of solutions.
 *
 * @param opened takes the decoder as it is opened, for whoever releases it.
 */
export async function openWriter(
	place: DecoderPlace,
	model: OpenedModel,
	opened: Decoder[],
	keeping: Keeping | null,
): Promise<CandidateGenerator> {
	const { config, weights, text } = model;
	const maxTokens = Math.min(config.maxTokens, longestContext);
	const precision = precisionOf(config, place.runtime.backend);
	const request = { config, heads: [writes], precision, maxTokens };
	const decoder = await openDecoder(place, request, weights, storeOf(model, keeping));
	opened.push(decoder);
	return createGenerator({
		...{ decoder, maxTokens, codec: promptCodec(text), endIds: text.endIds },
		reader: nextTokenReader(writes, config.vocab),
		// Its vocabulary may be padded with rows that no token has: these are never likely.
		bannedId: null,
		tellsFamiliarity: false,
	});
}

/**
 * A public process reward model.
 *
 * @param adapter null takes the one that the model fits.
 * Rejects with a ModelFileError where none does, or the model lacks what the adapter reads.
 */
export async function openJudge(
	place: DecoderPlace,
	model: OpenedModel,
	adapter: RewardAdapter | null,
	opened: Decoder[],
	keeping: Keeping | null,
): Promise<Rewarder> {
	const { config, weights, text } = model;
	const chosen = adapter ?? adapterOf(model);
	if (chosen === null) {
		throw new ModelFileError(
			'not-a-model',
			`${model.name} does not look like a reward model that is known here. Choose how it is read, or use it to write.`,
		);
	}
	const layout = chosen.layout(text);
	const maxTokens = Math.min(config.maxTokens, longestContext);
	const precision = precisionOf(config, place.runtime.backend);
	const request = { config, heads: [chosen.head(model)], precision, maxTokens };
	const decoder = await openDecoder(place, request, weights, storeOf(model, keeping));
	opened.push(decoder);
	const columns = { process: 0, outcome: null };
	return createRewarder({ decoder, layout, maxTokens, columns });
}

import type { ModelFile } from '../../../domain/study/record.ts';
import type { LoadedModel } from '../../../engine/info.ts';
import type { CandidateGenerator, Examiner, Rewarder } from '../../../run/ports.ts';
import { createCacheMeter, type Decoder } from '../decoder/decoder.ts';
import { costOf, inMemory, openDecoder, type WeightStore } from '../decoder/open-decoder.ts';
import { demandRoom, hasRoomForTwo, rowsThatFit } from '../decoder/room.ts';
import { columnNumbers, createExaminer, tokenOf, valueNamesOf } from '../doctor/examine.ts';
import { conversionKey, convertInMemory } from '../files/conversion.ts';
import type { KeptWeights } from '../files/kept-weights.ts';
import { ModelFileError } from '../files/model-file-error.ts';
import { describeDecoder } from '../graph/decoder-graph.ts';
import type { Head } from '../graph/heads.ts';
import type { Precision } from '../graph/linear.ts';
import { convertWeights } from '../graph/weights.ts';
import type { Rung } from '../ladder.ts';
import type { RuntimeBackend } from '../runtime/ort.ts';
import { createQueue } from '../runtime/queue.ts';
import { outcomeAdapterOf } from './adapters/outcome.ts';
import { adapterOf } from './adapters/registry.ts';
import type { ModelConfig } from './config.ts';
import { createGenerator } from './generator.ts';
import { nextTokenReader } from './next-token.ts';
import type { OpenedModel } from './open-model.ts';
import { createOutcomeRewarder } from './outcome-rewarder.ts';
import { promptCodec } from './prompt-codec.ts';
import { columnReading, createRewarder } from './rewarder.ts';
import { selfCheck } from './self-check.ts';

/** Longest context here: keys and values of 16 candidates of a small model take half a gigabyte at it. */
export const longestContext = 2048;

/** What is read of a text at most. */
export function contextOf({ maxTokens }: ModelConfig): number {
	return Math.min(maxTokens, longestContext);
}

/** The likeliest tokens that a draw is among: all others together have next to nothing. */
export const writes = { kind: 'top', count: 64 } as const;

/** Below so many numbers float32 is as fast as int8 on WebAssembly, and exact. */
const smallModel = 20_000_000;
const billion = 1e9;

/** How the weights of a model are computed with; docs/engine.md has what was measured. */
export function precisionOf(config: ModelConfig, backend: RuntimeBackend): Precision {
	const numbers = parametersOf(config);
	if (numbers < smallModel) return 'float32';
	if (backend === 'wasm') return 'int8';
	return numbers < 3 * billion ? 'blocks-8' : 'blocks-4';
}

export function parametersOf(config: ModelConfig): number {
	const { layers, hidden, heads, kvHeads, headDim, ffn, vocab } = config;
	const attention = 2 * hidden * headDim * (heads + kvHeads);
	return layers * (attention + 3 * hidden * ffn) + vocab * hidden * (config.tied ? 1 : 2);
}

/** Raised when the same weights become other bytes by the conversions of graph/forms.ts. */
const conversionRules = 2;

/** Where converted weights are kept between visits, and who is told how far they are. */
export type Keeping = {
	readonly kept: KeptWeights;
	readonly onBytes: (done: number, total: number) => void;
	readonly signal: AbortSignal;
};

/** Kept by what they are made of and how; in memory where this browser keeps nothing. */
function storeOf(
	{ name, identity, sources }: OpenedModel,
	keeping: Keeping | null,
	onHashes: (hashes: readonly string[]) => void,
): WeightStore {
	const hashed = sources.filter((source) => 'sha256' in source);
	const hashes = () => Promise.all(hashed.map((source) => source.sha256()));
	return async (plans, source) => {
		for (const file of hashed) file.beginHash();
		// An address without HTTPS has neither hashes nor files of its own.
		if (keeping === null || !globalThis.isSecureContext) {
			const files = await inMemory(plans, source);
			onHashes(await hashes());
			return files;
		}
		const { kept, onBytes, signal } = keeping;
		const conversion = {
			...{ name, onBytes, signal, steps: plans, hashes, onHashes },
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

/** A model's decoder with its self-check passed. */
type OpenedForeign = {
	readonly decoder: Decoder;
	readonly maxTokens: number;
	/** Candidates that there is room for at once, beside all models that are loaded by then. */
	readonly atOnce: () => number;
	readonly loaded: LoadedModel;
};

/** Beyond so many numbers a second copy for the comparison would take more memory than it is worth. */
const mostCompared = 700_000_000;

/**
 * Before anything is downloaded, converted or compiled for them.
 *
 * @throws ModelFileError as `demandRoom` does, for the first that has no room beside those before it.
 */
export function demandRoomFor(
	{ place }: Pick<Rung, 'place'>,
	models: readonly (OpenedModel | null)[],
): void {
	const { backend, device } = place.runtime;
	let weightBytes = 0;
	for (const model of models) {
		if (model === null) continue;
		const { config, name } = model;
		const request = { config, heads: [writes], maxTokens: contextOf(config), backend };
		const precision = precisionOf(config, backend);
		const cost = costOf(describeDecoder({ ...request, precision }), request);
		weightBytes += cost.weightBytes;
		demandRoom(name, backend, device, weightBytes, cost);
	}
}

/** @param heads the first is what the self-check reads, where it writes. */
export async function openForeign(
	{ place, opened, openReference }: Rung,
	model: OpenedModel,
	heads: readonly Head[],
	keeping: Keeping | null,
): Promise<OpenedForeign> {
	const { config, name, weights, text } = model;
	const maxTokens = contextOf(config);
	const precision = precisionOf(config, place.runtime.backend);
	const request = { config, heads, precision, maxTokens };
	const { backend, device } = place.runtime;
	const cost = costOf(describeDecoder({ ...request, backend }), request);
	let hashes: readonly string[] = [];
	const store = storeOf(model, keeping, (found) => {
		hashes = found;
	});
	const decoder = await openDecoder(place, request, weights, store);
	opened.push(decoder);
	const isSmall = parametersOf(config) <= mostCompared && hasRoomForTwo(device, cost);
	const reference =
		openReference === null || !isSmall
			? null
			: async () => {
					const runtime = await openReference();
					const elsewhere = { runtime, queue: createQueue(), meter: createCacheMeter() };
					return openDecoder(elsewhere, request, weights, store);
				};
	const { vocabulary } = text;
	const check = await selfCheck({ name, vocabulary }, heads, decoder, reference);
	const atOnce = (): number => rowsThatFit(backend, device, place.meter.weightBytes, cost);
	return {
		...{ decoder, maxTokens, atOnce },
		loaded: { name, files: filesOf(model, hashes), precision, adapter: null, check, heads: null },
	};
}

function filesOf({ name, identity }: OpenedModel, hashes: readonly string[]): ModelFile[] {
	return identity.map(([path, bytes, mark], at) => {
		return { path: `${name}/${path}`, bytes, hash: hashes[at] ?? mark };
	});
}

/** A model at work, and what is told of how it was loaded. */
export type Working<Port> = Pick<OpenedForeign, 'loaded' | 'atOnce'> & { readonly port: Port };

/** A language model that others made, as a writer of solutions. */
export async function openWriter(
	rung: Rung,
	model: OpenedModel,
	keeping: Keeping | null,
): Promise<Working<CandidateGenerator>> {
	const { config, text } = model;
	const { decoder, maxTokens, ...told } = await openForeign(rung, model, [writes], keeping);
	const port = createGenerator({
		...{ decoder, maxTokens, codec: promptCodec(text), endIds: text.endIds },
		reader: nextTokenReader(writes, config.vocab),
		// Its vocabulary may be padded with rows that no token has: these are never likely.
		bannedId: null,
		tellsFamiliarity: false,
	});
	return { port, ...told };
}

/** A judge of steps, which may also show what it reads. */
export type Judge = {
	readonly rewarder: Rewarder;
	readonly examine: Examiner | null;
	/** Where its model writes too. */
	readonly generator: CandidateGenerator | null;
};

/**
 * A public process reward model.
 *
 * @param readAs an adapter's id; null takes the one that the model fits.
 * Rejects with a ModelFileError where none does, or the model lacks what the adapter reads.
 */
export async function openJudge(
	rung: Rung,
	model: OpenedModel,
	readAs: string | null,
	keeping: Keeping | null,
): Promise<Working<Judge>> {
	const adapter = adapterOf(model, readAs);
	if (adapter === null) throw unknownJudge(model, 'how it is read');
	const layout = adapter.layout(model.text);
	const head = adapter.head(model);
	const { decoder, maxTokens, loaded, atOnce } = await openForeign(rung, model, [head], keeping);
	const reading = columnReading({ process: 0, outcome: null });
	const rewarder = createRewarder({ decoder, layout, maxTokens, reading });
	const examine = createExaminer({
		...{ decoder, layout, maxTokens, judge: model.name, valueNames: valueNamesOf(head) },
		reading: columnNumbers,
		tokenOf: (id) => tokenOf(model.text.vocabulary, id),
	});
	return {
		port: { rewarder, examine, generator: null },
		atOnce,
		loaded: { ...loaded, adapter: adapter.name },
	};
}

/** A public outcome reward model. Rejects as openJudge does. */
export async function openOutcome(
	rung: Rung,
	model: OpenedModel,
	keeping: Keeping | null,
): Promise<Working<Rewarder>> {
	const adapter = outcomeAdapterOf(model);
	if (adapter === null) throw unknownJudge(model, 'a process reward model in the place of steps');
	const layout = adapter.layout(model.text);
	const head = adapter.head(model);
	const { decoder, maxTokens, loaded, atOnce } = await openForeign(rung, model, [head], keeping);
	const port = createOutcomeRewarder({ decoder, layout, maxTokens });
	return { port, atOnce, loaded: { ...loaded, adapter: adapter.name } };
}

function unknownJudge({ name }: OpenedModel, choice: string): ModelFileError {
	return new ModelFileError(
		'not-a-model',
		`${name} does not look like a reward model that is known here. Choose ${choice}, or use it to write.`,
	);
}

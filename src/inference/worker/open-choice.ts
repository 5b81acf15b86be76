import { failure, type Result, success } from '../../domain/result.ts';
import type { ModelChoice, ModelPlace } from '../../engine/choice.ts';
import { isShipped } from '../../engine/choice.ts';
import type { EngineFailure } from '../../engine/failure.ts';
import type { StepVerdict } from '../../engine/info.ts';
import type { CandidateGenerator, Rewarder } from '../../run/ports.ts';
import { createCacheMeter, type Decoder } from './decoder/decoder.ts';
import type { DecoderPlace } from './decoder/open-decoder.ts';
import { type Engine, type EngineRequest, openEngine } from './engine.ts';
import { reasonOf } from './files/files.ts';
import { hubFolder } from './files/hub.ts';
import type { KeptWeights } from './files/kept-weights.ts';
import { ModelFileError } from './files/model-file-error.ts';
import { addressFolder, diskFolder, type ModelFolder } from './files/model-folder.ts';
import { type Keeping, longestContext, openJudge, openWriter } from './model/open-foreign.ts';
import { type OpenedModel, openModel } from './model/open-model.ts';
import { createRemoteGenerator } from './remote/remote-generator.ts';
import { DeviceLost, endOnLoss } from './runtime/device-lost.ts';
import type { Runtime, RuntimeBackend } from './runtime/ort.ts';
import { createQueue } from './runtime/queue.ts';

/** What runs need of an engine, whoever made its models. */
export type ReadyEngine = Pick<Engine, 'info' | 'ports' | 'release'>;

export type ChoiceRequest = EngineRequest & {
	readonly choice: ModelChoice;
	/** Where converted weights stay between visits; in memory alone when left out. */
	readonly kept?: KeptWeights;
	/** Ends a download. */
	readonly signal?: AbortSignal;
};

/** Where nobody has measured a threshold: a reward says then more likely right than wrong. */
const unmeasured: StepVerdict = { threshold: 0.5, caught: null, falseAlarms: null, steps: 0 };

/** Opens the models of a choice: the shipped ones as ever, others beside or in place of them. */
export async function openChoice(
	request: ChoiceRequest,
): Promise<Result<ReadyEngine, EngineFailure>> {
	const { choice, onProgress, backend } = request;
	if (isShipped(choice)) return openEngine(request);
	onProgress({ loadedBytes: 0, totalBytes: 0, phase: 'download' });
	const needsShipped = choice.writer.kind === 'shipped' || choice.judge.kind === 'shipped';
	const shipped = needsShipped ? await openEngine(request) : null;
	if (shipped !== null && !shipped.ok) return shipped;
	const ladder: readonly RuntimeBackend[] = backend === 'auto' ? ['webgpu', 'wasm'] : [backend];
	let last: EngineFailure = { code: 'internal', message: 'There was no backend to try.' };
	for (const each of ladder) {
		const built = await buildOn(each, request, shipped?.value ?? null);
		if (built.ok) return built;
		last = built.error;
		// What is wrong with a file is wrong with it on every backend.
		if (last.code !== 'unsupported' && last.code !== 'device-lost') break;
	}
	await shipped?.value.release();
	return failure(last);
}

async function buildOn(
	backend: RuntimeBackend,
	{ choice, openRuntime, onProgress, kept, signal, backend: wanted }: ChoiceRequest,
	shipped: Engine | null,
): Promise<Result<ReadyEngine, EngineFailure>> {
	const opened: Decoder[] = [];
	const release = async (): Promise<void> => {
		for (const decoder of opened) await decoder.release();
		await shipped?.release();
	};
	try {
		const [writerModel, judgeModel] = [
			await openPlace(choice.writer, signal),
			await openPlace(choice.judge, signal),
		];
		const totalBytes = (writerModel?.sourceBytes ?? 0) + (judgeModel?.sourceBytes ?? 0);
		onProgress({ loadedBytes: 0, totalBytes, phase: 'compile' });
		const runtime = await openRuntime(backend);
		if (runtime.isSoftware && wanted === 'auto') {
			const message = `${runtime.adapter} is no hardware, and WebAssembly is faster.`;
			return failure({ code: 'unsupported', message });
		}
		const place = placeOn(runtime);
		const onBytes = (loadedBytes: number, total: number): void =>
			onProgress({ loadedBytes, totalBytes: total, phase: 'download' });
		const keeping = kept === undefined || signal === undefined ? null : { kept, onBytes, signal };
		const writer = await writerOf(choice.writer, writerModel, place, shipped, opened, keeping);
		const rewarder = await judgeOf(choice.judge, judgeModel, place, shipped, opened, keeping);
		const isOwnWriter = choice.writer.kind === 'shipped' && shipped !== null;
		// The shipped judge knows its own world: whose problem is strange to it, the shipped writer tells.
		const generator =
			shipped === null ? writer : askingFamiliarity(writer, shipped.ports.generator);
		const isOwnJudge = choice.judge.kind === 'shipped' && shipped !== null;
		return success({
			info: {
				model: writerModel?.name ?? shipped?.info.model ?? modelOf(choice.writer),
				backend,
				threads: runtime.threads,
				adapter: runtime.adapter,
				modelBytes: totalBytes + (shipped?.info.modelBytes ?? 0),
				maxTokens: isOwnWriter ? shipped.info.maxTokens : longestContext,
				verdictOnSteps: isOwnJudge ? shipped.info.verdictOnSteps : unmeasured,
				familiarFrom: shipped?.info.familiarFrom ?? Number.NEGATIVE_INFINITY,
				notes: notesOf(choice, judgeModel),
				unkept: shipped?.info.unkept ?? null,
			},
			ports: { generator, rewarder, memory: place.meter },
			release,
		});
	} catch (cause) {
		for (const decoder of opened) await decoder.release().catch(() => undefined);
		if (cause instanceof ModelFileError) return failure(cause.failure);
		const code = cause instanceof DeviceLost ? 'device-lost' : 'unsupported';
		return failure({ code, message: `${reasonOf(cause)}.` });
	}
}

function placeOn(runtime: Runtime): DecoderPlace {
	return { runtime, queue: endOnLoss(createQueue(), runtime.lost), meter: createCacheMeter() };
}

/** Null where there is no file to open: the shipped models, a server, nobody. */
async function openPlace(
	place: ModelPlace,
	signal: AbortSignal | undefined,
): Promise<OpenedModel | null> {
	const folder = await folderOf(place, signal);
	return folder === null ? null : openModel(folder, place.kind === 'hub' ? place.file : null);
}

async function folderOf(
	place: ModelPlace,
	signal: AbortSignal | undefined,
): Promise<ModelFolder | null> {
	switch (place.kind) {
		case 'disk':
			return diskFolder(place.name, new Map(place.files.map(({ path, file }) => [path, file])));
		case 'address':
			return addressFolder(place.url, signal);
		case 'hub':
			return hubFolder(place.id, { revision: place.revision, ...(signal ? { signal } : {}) });
		case 'shipped':
		case 'none':
		case 'server':
			return null;
	}
}

async function writerOf(
	writer: ModelChoice['writer'],
	model: OpenedModel | null,
	place: DecoderPlace,
	shipped: Engine | null,
	opened: Decoder[],
	keeping: Keeping | null,
): Promise<CandidateGenerator> {
	if (writer.kind === 'server') {
		const { address, key, model: name } = writer;
		return createRemoteGenerator({ address, key, model: name, protocol: 'chat' });
	}
	if (model !== null) return openWriter(place, model, opened, keeping);
	if (shipped === null) throw new Error('nothing writes');
	return shipped.ports.generator;
}

function askingFamiliarity(
	writer: CandidateGenerator,
	teller: CandidateGenerator,
): CandidateGenerator {
	return {
		generate: (...asked) => writer.generate(...asked),
		tree: (...asked) => writer.tree(...asked),
		familiarity: (problem) => teller.familiarity(problem),
	};
}

async function judgeOf(
	judge: ModelChoice['judge'],
	model: OpenedModel | null,
	place: DecoderPlace,
	shipped: Engine | null,
	opened: Decoder[],
	keeping: Keeping | null,
): Promise<Rewarder> {
	if (model !== null) return openJudge(place, model, null, opened, keeping);
	if (judge.kind === 'shipped' && shipped !== null) return shipped.ports.rewarder;
	return silentJudge;
}

/** Where nobody judges there are votes and the calculator. */
const silentJudge: Rewarder = {
	async reward() {
		return { process: null, outcome: null };
	},
	rest() {},
};

function modelOf(writer: ModelChoice['writer']): string {
	return writer.kind === 'server' ? `${writer.model} (${writer.address})` : writer.kind;
}

function notesOf({ judge }: ModelChoice, model: OpenedModel | null): string[] {
	if (model !== null) return [`Steps are judged by ${model.name}. Nobody has measured it here.`];
	return judge.kind === 'none'
		? ['Nobody judges the steps: there are votes and the calculator.']
		: ['Steps are judged by shepherd-nano, which knows its own world of problems only.'];
}

import { failure, type Result, success } from '../../domain/result.ts';
import type { ModelFile } from '../../domain/study/record.ts';
import type { ModelChoice, ModelPlace } from '../../engine/choice.ts';
import { isShipped } from '../../engine/choice.ts';
import type { EngineFailure } from '../../engine/failure.ts';
import type { StepVerdict } from '../../engine/info.ts';
import type { CandidateGenerator, Rewarder } from '../../run/ports.ts';
import {
	buildShipped,
	type Engine,
	type EngineRequest,
	loadShipped,
	openEngine,
	runtimeInfo,
	type ShippedFiles,
	shippedInfo,
} from './engine.ts';
import { hubFolder } from './files/hub.ts';
import type { KeptWeights } from './files/kept-weights.ts';
import { ModelFileError } from './files/model-file-error.ts';
import { addressFolder, diskFolder, type ModelFolder } from './files/model-folder.ts';
import { climbDown, type Rung } from './ladder.ts';
import type { GoldenSubject } from './model/golden.ts';
import { type Keeping, longestContext, openJudge, openWriter } from './model/open-foreign.ts';
import { type OpenedModel, openModel } from './model/open-model.ts';
import { createRemoteGenerator } from './remote/remote-generator.ts';

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

/** Opens the models of a choice: the shipped ones as ever, others beside or in place of them, all on one runtime. */
export async function openChoice(
	request: ChoiceRequest,
): Promise<Result<ReadyEngine, EngineFailure>> {
	const { choice, onProgress, signal } = request;
	if (isShipped(choice)) return openEngine(request);
	onProgress({ loadedBytes: 0, totalBytes: 0, phase: 'download' });
	const needsShipped = choice.writer.kind === 'shipped' || choice.judge.kind === 'shipped';
	const shipped = needsShipped ? await loadShipped(request) : null;
	if (shipped !== null && !shipped.ok) return shipped;
	let models: Models;
	try {
		const writer = await openPlace(choice.writer, signal);
		const judge = await openPlace(choice.judge, signal);
		models = { writer, judge, shipped: shipped?.value ?? null };
	} catch (cause) {
		if (cause instanceof ModelFileError) return failure(cause.failure);
		throw cause;
	}
	return climbDown(request, (rung) => buildChoice(rung, request, models));
}

/** What was found at the places of a choice; null where there is no file. */
type Models = {
	readonly writer: OpenedModel | null;
	readonly judge: OpenedModel | null;
	readonly shipped: ShippedFiles | null;
};

async function buildChoice(
	rung: Rung,
	{ choice, onProgress, kept, signal }: ChoiceRequest,
	models: Models,
): Promise<Result<ReadyEngine, EngineFailure>> {
	const { place } = rung;
	const foreignBytes = (models.writer?.sourceBytes ?? 0) + (models.judge?.sourceBytes ?? 0);
	const info = models.shipped === null ? null : shippedInfo(models.shipped);
	const family =
		models.shipped === null ? null : await buildShipped(rung, models.shipped, onProgress);
	if (family !== null && !family.ok) return family;
	const shipped = family?.value ?? null;
	onProgress({ loadedBytes: 0, totalBytes: foreignBytes, phase: 'compile' });
	const onBytes = (loadedBytes: number, totalBytes: number): void =>
		onProgress({ loadedBytes, totalBytes, phase: 'download' });
	const keeping = kept === undefined || signal === undefined ? null : { kept, onBytes, signal };
	const writer = await writerOf(choice.writer, models.writer, rung, shipped, keeping);
	const rewarder = await judgeOf(choice.judge, models.judge, rung, shipped, keeping);
	// The shipped judge knows its own world: whose problem is strange to it, the shipped writer tells.
	const generator = shipped === null ? writer : askingFamiliarity(writer, shipped.generator);
	return success({
		info: {
			...runtimeInfo(place.runtime),
			model: models.writer?.name ?? info?.model ?? modelOf(choice.writer),
			judge:
				models.judge?.name ?? (choice.judge.kind === 'shipped' ? (info?.judge ?? 'none') : 'none'),
			files: [...(info?.files ?? []), ...filesOf(models.writer), ...filesOf(models.judge)],
			modelBytes: foreignBytes + (info?.modelBytes ?? 0),
			maxTokens:
				choice.writer.kind === 'shipped' && info !== null ? info.maxTokens : longestContext,
			verdictOnSteps:
				choice.judge.kind === 'shipped' && info !== null ? info.verdictOnSteps : unmeasured,
			familiarFrom: info?.familiarFrom ?? Number.NEGATIVE_INFINITY,
			notes: [...rung.notes, ...notesOf(choice, models.judge)],
			unkept: info?.unkept ?? null,
		},
		ports: { generator, rewarder, memory: place.meter },
		release: rung.release,
	});
}

function filesOf(model: OpenedModel | null): ModelFile[] {
	if (model === null) return [];
	return model.identity.map(([path, bytes, hash]) => {
		return { path: `${model.name}/${path}`, bytes, hash };
	});
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
	{ place, opened }: Rung,
	shipped: GoldenSubject | null,
	keeping: Keeping | null,
): Promise<CandidateGenerator> {
	if (writer.kind === 'server') {
		const { address, key, model: name } = writer;
		return createRemoteGenerator({ address, key, model: name, protocol: 'chat' });
	}
	if (model !== null) return openWriter(place, model, opened, keeping);
	if (shipped === null) throw new Error('nothing writes');
	return shipped.generator;
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
	{ place, opened }: Rung,
	shipped: GoldenSubject | null,
	keeping: Keeping | null,
): Promise<Rewarder> {
	if (model !== null) return openJudge(place, model, null, opened, keeping);
	if (judge.kind === 'shipped' && shipped !== null) return shipped.rewarder;
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

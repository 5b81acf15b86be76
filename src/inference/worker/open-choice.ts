import { failure, type Result, success } from '../../domain/result.ts';
import type { ModelChoice, ModelPlace, ModelRole } from '../../engine/choice.ts';
import { isShipped } from '../../engine/choice.ts';
import type { EngineFailure } from '../../engine/failure.ts';
import type { StepVerdict } from '../../engine/info.ts';
import type { CandidateGenerator } from '../../run/ports.ts';
import { mostRows } from './decoder/room.ts';
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
import type { KeptWeights } from './files/kept-weights.ts';
import { ModelFileError } from './files/model-file-error.ts';
import { climbDown, type Rung } from './ladder.ts';
import type { GoldenSubject } from './model/golden.ts';
import { headsFor } from './model/heads/heads-of-base.ts';
import { openWithHeads } from './model/heads/open-heads.ts';
import type { RewardHeads } from './model/heads/record.ts';
import {
	demandRoomFor,
	longestContext,
	openJudge,
	openOutcome,
	openWriter,
} from './model/open-foreign.ts';
import type { OpenedModel } from './model/open-model.ts';
import { openPlace } from './model/open-place.ts';
import { bothRewarders } from './model/outcome-rewarder.ts';
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

function verdictOf(heads: RewardHeads | null): StepVerdict {
	return heads === null ? unmeasured : { ...unmeasured, threshold: heads.card.threshold };
}

/** Opens the models of a choice: the shipped ones as ever, others beside or in place of them, all on one runtime. */
export async function openChoice(
	request: ChoiceRequest,
): Promise<Result<ReadyEngine, EngineFailure>> {
	const { choice, onProgress, signal } = request;
	if (isShipped(choice)) return openEngine(request);
	onProgress({ loadedBytes: 0, totalBytes: 0, phase: 'download' });
	const { writer, judge, outcome } = choice;
	let others: Omit<Models, 'shipped'>;
	try {
		const judgeModel = await openPlace(judge, signal);
		others = {
			writer: await openPlace(writer, signal),
			judge: judgeModel,
			heads: judgeModel && (await headsFor(judgeModel, choice.readAs, request.read)),
			outcome: await openPlace(outcome, signal),
		};
	} catch (cause) {
		if (cause instanceof ModelFileError) return failure(cause.failure);
		throw cause;
	}
	// After the others: these are in order, and what cannot be used is told before they are waited for.
	const needsShipped = [writer, judge, outcome].some(({ kind }) => kind === 'shipped');
	const shipped = needsShipped ? await loadShipped(request) : null;
	if (shipped !== null && !shipped.ok) return shipped;
	const models = { ...others, shipped: shipped?.value ?? null };
	return climbDown(request, (rung) => buildChoice(rung, request, models));
}

/** What was found at the places of a choice; null where there is no file. */
type Models = Readonly<Record<ModelRole, OpenedModel | null>> & {
	readonly shipped: ShippedFiles | null;
	/** With which the judge's model is read, where they were made on it. */
	readonly heads: RewardHeads | null;
};

async function buildChoice(
	rung: Rung,
	{ choice, onProgress, kept, signal }: ChoiceRequest,
	models: Models,
): Promise<Result<ReadyEngine, EngineFailure>> {
	const { place } = rung;
	const others = [models.writer, models.judge, models.outcome];
	demandRoomFor(
		rung,
		// The heads' base writes and judges with one set of weights.
		models.heads !== null && isSame(models.writer, models.judge) ? others.slice(1) : others,
	);
	const foreignBytes = others.reduce((sum, model) => sum + (model?.sourceBytes ?? 0), 0);
	const info = models.shipped === null ? null : shippedInfo(models.shipped);
	const family =
		models.shipped === null ? null : await buildShipped(rung, models.shipped, onProgress);
	if (family !== null && !family.ok) return family;
	const shipped = family?.value ?? null;
	onProgress({ loadedBytes: 0, totalBytes: foreignBytes, phase: 'compile' });
	const onBytes = (loadedBytes: number, totalBytes: number): void =>
		onProgress({ loadedBytes, totalBytes, phase: 'download' });
	const keeping = kept === undefined || signal === undefined ? null : { kept, onBytes, signal };

	const judge =
		models.judge &&
		(models.heads
			? await openWithHeads(rung, models.judge, models.heads, keeping)
			: await openJudge(rung, models.judge, choice.readAs, keeping));
	// One set of weights for both, where the writer is the model that the heads were made on.
	const both = isSame(models.writer, models.judge) ? (judge?.port.generator ?? null) : null;
	const writer =
		both !== null && judge !== null
			? { ...judge, port: both }
			: models.writer && (await openWriter(rung, models.writer, keeping));
	const outcome = models.outcome && (await openOutcome(rung, models.outcome, keeping));
	const ownJudge = choice.judge.kind === 'shipped' ? shipped : null;
	// Heads judge outcomes too, on the same text; the shipped judge knows its own world alone.
	const ownOutcome =
		choice.outcome.kind === 'shipped'
			? models.heads && judge
				? judge.port.rewarder
				: (shipped?.rewarder ?? null)
			: null;
	return success({
		info: {
			...runtimeInfo(place.runtime),
			model: models.writer?.name ?? info?.model ?? modelOf(choice.writer),
			judge:
				models.judge?.name ?? (choice.judge.kind === 'shipped' ? (info?.judge ?? 'none') : 'none'),
			files: [
				...(info?.files ?? []),
				// One model may have two places.
				...[...new Set([writer, judge, outcome].map((model) => model?.loaded))].flatMap(
					(loaded) => loaded?.files ?? [],
				),
			],
			modelBytes: foreignBytes + (info?.modelBytes ?? 0),
			maxTokens:
				choice.writer.kind === 'shipped' && info !== null ? info.maxTokens : longestContext,
			verdictOnSteps:
				ownJudge !== null && info !== null ? info.verdictOnSteps : verdictOf(models.heads),
			// What is strange to the shipped models is what the heads are for.
			familiarFrom: (models.heads === null ? info?.familiarFrom : null) ?? Number.NEGATIVE_INFINITY,
			notes: [
				...rung.notes,
				...notesOf(choice, models),
				...(writer === null ? [] : waveNotes(writer.loaded.name, writer.atOnce())),
			],
			unkept: info?.unkept ?? null,
			foreign: {
				...(writer && { writer: writer.loaded }),
				...(judge && { judge: judge.loaded }),
				...(outcome && { outcome: outcome.loaded }),
			},
		},
		ports: {
			generator: generatorOf(choice.writer, writer?.port ?? null, shipped),
			rewarder: bothRewarders(
				judge?.port.rewarder ?? ownJudge?.rewarder ?? null,
				outcome?.port ?? ownOutcome ?? null,
			),
			examine: judge?.port.examine ?? ownJudge?.examine ?? null,
			memory: place.meter,
		},
		release: rung.release,
	});
}

function isSame(a: OpenedModel | null, b: OpenedModel | null): boolean {
	return a !== null && b !== null && JSON.stringify(a.identity) === JSON.stringify(b.identity);
}

function generatorOf(
	place: ModelChoice['writer'],
	foreign: CandidateGenerator | null,
	shipped: GoldenSubject | null,
): CandidateGenerator {
	const writer = place.kind === 'server' ? remoteWriter(place) : (foreign ?? shipped?.generator);
	if (writer === undefined) throw new Error('nothing writes');
	if (shipped === null || writer === shipped.generator) return writer;
	// The shipped judge knows its own world: whose problem is strange to it, the shipped writer tells.
	return {
		generate: (...asked) => writer.generate(...asked),
		tree: (...asked) => writer.tree(...asked),
		familiarity: (problem) => shipped.generator.familiarity(problem),
		surprise: (...asked) => writer.surprise(...asked),
		fits: (problem) => writer.fits?.(problem) ?? true,
	};
}

function remoteWriter({
	address,
	key,
	model,
}: Extract<ModelPlace, { readonly kind: 'server' }>): CandidateGenerator {
	return createRemoteGenerator({ address, key, model, protocol: 'chat' });
}

function modelOf(writer: ModelChoice['writer']): string {
	return writer.kind === 'server' ? `${writer.model} (${writer.address})` : writer.kind;
}

function notesOf({ judge, outcome }: ModelChoice, models: Models): string[] {
	const notes: string[] = [];
	if (models.judge !== null && models.heads !== null) {
		notes.push(headsNote(models.judge.name, models.heads));
	} else if (models.judge !== null) {
		notes.push(`Steps are judged by ${models.judge.name}. Nobody has measured it here.`);
	} else if (judge.kind === 'shipped') {
		notes.push('Steps are judged by shepherd-nano, which knows its own world of problems only.');
	} else if (outcome.kind === 'none') {
		notes.push('Nobody judges: there are votes and the calculator.');
	} else {
		notes.push('Nobody judges the steps: there are votes, the calculator and outcome rewards.');
	}
	if (models.outcome !== null) {
		notes.push(`Outcomes are judged by ${models.outcome.name}. Nobody has measured it here.`);
	}
	return notes;
}

function waveNotes(name: string, atOnce: number): string[] {
	if (atOnce >= mostRows) return [];
	const solutions = atOnce === 1 ? 'one solution' : `${atOnce} solutions`;
	return [`There is room here for ${solutions} by ${name} at once: more are written in waves.`];
}

function headsNote(base: string, { card: { found, leftAlone } }: RewardHeads): string {
	const share = (value: number): string => `${Math.round(100 * value)} of 100`;
	const figures =
		found === null || leftAlone === null
			? 'Nobody has measured them here.'
			: `Measured: they point at ${share(found.mean)} first errors of pupils, and leave ${share(leftAlone.mean)} right solutions alone.`;
	return `Steps are judged by reward heads of this site on ${base}. ${figures}`;
}

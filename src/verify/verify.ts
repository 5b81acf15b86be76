import type { RunStats, VerifyEvent } from './events.ts';
import type {
	CacheMemory,
	CandidateGenerator,
	GeneratedText,
	OutcomeRewarder,
	RequestOf,
	SolutionRewarder,
	StepRewarder,
} from './ports.ts';

export type VerifyPorts = {
	readonly generator: CandidateGenerator;
	readonly stepRewarder: StepRewarder;
	readonly solutionRewarder: SolutionRewarder;
	readonly outcomeRewarder: OutcomeRewarder;
	readonly memory: CacheMemory;
};

/** What has been read of one candidate. */
export type Draft = { partial: string; readonly steps: string[] };

/**
 * The table of contents of the app: problem → candidates → steps → rewards, as one stream; votes
 * and verdict are pure functions of what it tells (domain/vote.ts).
 * Steps are scored as they end, between two decode steps. Rejects only where a port does.
 *
 * @param isStopped asked after every decode step and every reward.
 * @param now milliseconds, from any start.
 */
export async function* verify(
	runId: string,
	{ problem, settings }: Omit<RequestOf<'verify'>, 'kind'>,
	ports: VerifyPorts,
	isStopped: () => boolean,
	now: () => number = () => performance.now(),
): AsyncGenerator<VerifyEvent> {
	const clock = startClock(ports.memory, now);
	let tokens = 0;
	let steps = 0;

	const familiarity = await ports.generator.familiarity(problem);
	yield { kind: 'started', runId, problem, candidates: settings.candidates, familiarity };
	await ports.stepRewarder.begin(problem);
	await ports.outcomeRewarder.begin(problem);
	const drafts = Array.from({ length: settings.candidates }, newDraft);

	for await (const additions of ports.generator.generate(problem, settings)) {
		const ready: { addition: GeneratedText; from: number; draft: Draft }[] = [];
		for (const addition of additions) {
			const draft = drafts[addition.candidate];
			if (draft === undefined) throw new RangeError(`no candidate ${addition.candidate}`);
			tokens += addition.tokens;
			const from = draft.steps.length;
			yield* write(draft, addition);
			if (draft.steps.length > from || addition.end !== null) ready.push({ addition, from, draft });
		}
		for (const { addition, from, draft } of ready) {
			for (let step = from; step < draft.steps.length; step++) {
				if (isStopped()) break;
				const text = draft.steps[step] as string;
				const reward = await ports.stepRewarder.rewardStep(addition.candidate, text);
				steps += 1;
				clock.reward();
				yield { kind: 'reward', candidate: addition.candidate, step, reward };
			}
			if (isStopped()) break;
			if (addition.end !== null) yield* finish(ports, addition.candidate, draft, addition.end);
		}
		if (isStopped()) {
			for (const candidate of drafts.keys()) ports.stepRewarder.release(candidate);
			yield { kind: 'done', stopped: true, stats: clock.stats(tokens, steps) };
			return;
		}
	}
	yield { kind: 'done', stopped: false, stats: clock.stats(tokens, steps) };
}

/**
 * Adds characters to the unfinished line; a newline ends a step, right-trimmed. A blank line is no
 * step, as in domain/solution.ts.
 */
export function* write(draft: Draft, { candidate, text }: GeneratedText): Generator<VerifyEvent> {
	const lines = text.split('\n');
	for (const [at, line] of lines.entries()) {
		if (line !== '') {
			draft.partial += line;
			yield { kind: 'text', candidate, text: line };
		}
		if (at === lines.length - 1) break;
		const step = draft.partial.trimEnd();
		draft.partial = '';
		if (step === '') continue;
		draft.steps.push(step);
		yield { kind: 'step', candidate, step: draft.steps.length - 1, text: step };
	}
}

/** Only whole solutions have an outcome: one that was cut has no answer to judge. */
async function* finish(
	ports: VerifyPorts,
	candidate: number,
	draft: Draft,
	reason: 'answered' | 'cut',
): AsyncGenerator<VerifyEvent> {
	ports.stepRewarder.release(candidate);
	if (reason === 'answered') {
		const reward = await ports.outcomeRewarder.rewardOutcome(draft.steps);
		yield { kind: 'outcome', candidate, reward };
	}
	yield { kind: 'finished', candidate, reason };
}

export function newDraft(): Draft {
	return { partial: '', steps: [] };
}

/** Tells what a run has taken, and when its first reward came. */
export function startClock(memory: CacheMemory, now: () => number = () => performance.now()) {
	const startedAt = now();
	memory.begin();
	let msToFirstReward: number | null = null;
	return {
		reward(): void {
			msToFirstReward ??= now() - startedAt;
		},
		stats: (tokens: number, steps: number): RunStats => ({
			...{ tokens, steps, msToFirstReward, cacheBytes: memory.peakBytes },
			ms: now() - startedAt,
		}),
	};
}

import { isAnswerLine } from '../domain/solution.ts';
import type { VerifyEvent } from './events.ts';
import type { RequestOf, RunRequest } from './ports.ts';
import { newDraft, startClock, type VerifyPorts, verify, write } from './verify.ts';

/** Whatever an engine is asked for, as one stream of events. Rejects only where a port does. */
export function run(
	runId: string,
	request: RunRequest,
	ports: VerifyPorts,
	isStopped: () => boolean,
): AsyncGenerator<VerifyEvent> {
	switch (request.kind) {
		case 'verify':
			return verify(runId, request, ports, isStopped);
		case 'score':
			return score(runId, request, ports, isStopped);
		case 'complete':
			return complete(runId, request, ports, isStopped);
	}
}

/** Rewards of a given solution, a step at a time, and its outcome reward once it has an answer line. */
async function* score(
	runId: string,
	{ problem, steps }: RequestOf<'score'>,
	{ generator, solutionRewarder, outcomeRewarder, memory }: VerifyPorts,
	isStopped: () => boolean,
): AsyncGenerator<VerifyEvent> {
	const clock = startClock(memory);
	const familiarity = await generator.familiarity(problem);
	yield { kind: 'started', runId, problem, candidates: 1, familiarity };
	for (const [step, text] of steps.entries()) yield { kind: 'step', candidate: 0, step, text };
	let step = 0;
	for await (const reward of solutionRewarder.rewardSteps(problem, steps)) {
		yield { kind: 'reward', candidate: 0, step, reward };
		step += 1;
		clock.reward();
		if (isStopped()) {
			yield { kind: 'done', stopped: true, stats: clock.stats(0, step) };
			return;
		}
	}
	if (steps.some(isAnswerLine)) {
		await outcomeRewarder.begin(problem);
		const reward = await outcomeRewarder.rewardOutcome(steps);
		yield { kind: 'outcome', candidate: 0, reward };
		yield { kind: 'finished', candidate: 0, reason: 'answered' };
	}
	yield { kind: 'done', stopped: false, stats: clock.stats(0, step) };
}

/** Independent rollouts of a prefix; the completer is the generator (Math-Shepherd section 3.3). */
async function* complete(
	runId: string,
	{ problem, prefix, settings }: RequestOf<'complete'>,
	{ generator, memory }: VerifyPorts,
	isStopped: () => boolean,
): AsyncGenerator<VerifyEvent> {
	const clock = startClock(memory);
	let tokens = 0;
	const familiarity = await generator.familiarity(problem);
	yield { kind: 'started', runId, problem, candidates: settings.candidates, familiarity };
	const drafts = Array.from({ length: settings.candidates }, newDraft);
	for await (const additions of generator.generate(problem, settings, prefix)) {
		for (const addition of additions) {
			const draft = drafts[addition.candidate];
			if (draft === undefined) throw new RangeError(`no rollout ${addition.candidate}`);
			tokens += addition.tokens;
			yield* write(draft, addition);
			const { candidate, end } = addition;
			if (end !== null) yield { kind: 'finished', candidate, reason: end };
		}
		if (isStopped()) {
			yield { kind: 'done', stopped: true, stats: clock.stats(tokens, 0) };
			return;
		}
	}
	yield { kind: 'done', stopped: false, stats: clock.stats(tokens, 0) };
}

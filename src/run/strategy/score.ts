import type { Probability } from '../../domain/reward.ts';
import { isAnswerLine } from '../../domain/solution.ts';
import { startClock } from '../clock.ts';
import type { RunEvent } from '../events.ts';
import type { RequestOf, RunPorts } from '../ports.ts';

/** Rewards of a given solution, a step at a time, and its outcome reward once it has an answer line. */
export async function* score(
	runId: string,
	{ problem, steps }: RequestOf<'score'>,
	{ generator, rewarder, memory }: RunPorts,
	isStopped: () => boolean,
): AsyncGenerator<RunEvent> {
	const clock = startClock(memory);
	const familiarity = await generator.familiarity(problem);
	yield { kind: 'started', runId, problem, candidates: 1, familiarity };
	for (const [step, text] of steps.entries()) yield { kind: 'step', candidate: 0, step, text };
	let read = 0;
	let outcome: Probability | null = null;
	for (const step of steps.keys()) {
		const rewards = await rewarder.reward(problem, steps.slice(0, step + 1));
		outcome = rewards.outcome;
		if (rewards.process !== null) read += 1;
		clock.reward();
		const told = { kind: 'reward', candidate: 0, step, reward: rewards.process } as const;
		const isUnknown = rewards.process === null && rewards.outcome !== null;
		yield isUnknown ? { ...told, isUnknown } : told;
		if (isStopped()) {
			yield { kind: 'done', stopped: true, stats: clock.stats(0, read) };
			return;
		}
	}
	if (steps.some(isAnswerLine)) {
		yield { kind: 'outcome', candidate: 0, reward: outcome };
		yield { kind: 'finished', candidate: 0, reason: 'answered' };
	}
	yield { kind: 'done', stopped: false, stats: clock.stats(0, read) };
}

import { isAnswerLine } from '../../domain/solution.ts';
import { startClock } from '../clock.ts';
import type { RunEvent } from '../events.ts';
import type { RequestOf, RunPorts } from '../ports.ts';

/** Rewards of a given solution, a step at a time, and its outcome reward once it has an answer line. */
export async function* score(
	runId: string,
	{ problem, steps }: RequestOf<'score'>,
	{ generator, solutionRewarder, outcomeRewarder, memory }: RunPorts,
	isStopped: () => boolean,
): AsyncGenerator<RunEvent> {
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

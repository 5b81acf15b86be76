import { startClock } from '../clock.ts';
import type { RunEvent } from '../events.ts';
import type { RequestOf, RunPorts } from '../ports.ts';

/** How likely the writer finds the steps of a given solution, told as rewards: a judge that nobody trained. */
export async function* surprise(
	runId: string,
	{ problem, steps }: RequestOf<'surprise'>,
	{ generator, memory }: RunPorts,
	isStopped: () => boolean,
): AsyncGenerator<RunEvent> {
	const clock = startClock(memory);
	const familiarity = await generator.familiarity(problem);
	yield { kind: 'started', runId, problem, candidates: 1, familiarity };
	for (const [step, text] of steps.entries()) yield { kind: 'step', candidate: 0, step, text };
	const told = await generator.surprise(problem, steps);
	for (const [step, reward] of (told ?? []).entries()) {
		yield { kind: 'reward', candidate: 0, step, reward };
	}
	yield { kind: 'done', stopped: isStopped(), stats: clock.stats(0, told?.length ?? 0) };
}

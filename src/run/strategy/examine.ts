import { startClock } from '../clock.ts';
import type { RunEvent } from '../events.ts';
import type { RequestOf, RunPorts } from '../ports.ts';

/** What the judge of steps reads of a given solution, and what it says there. */
export async function* examine(
	{ problem, steps }: RequestOf<'examine'>,
	{ examine: ask, memory }: RunPorts,
): AsyncGenerator<RunEvent> {
	const clock = startClock(memory);
	yield { kind: 'examined', examination: (await ask?.(problem, steps)) ?? null };
	yield { kind: 'done', stopped: false, stats: clock.stats(0, steps.length) };
}

import { startClock } from '../clock.ts';
import type { RunEvent } from '../events.ts';
import type { RequestOf, RunPorts } from '../ports.ts';

/** How a question looks to the models: one pass, which the next run of the same question begins with. */
export async function* read(
	{ problem }: RequestOf<'read'>,
	{ generator, memory }: RunPorts,
): AsyncGenerator<RunEvent> {
	const clock = startClock(memory);
	const fits = generator.fits?.(problem) ?? true;
	yield { kind: 'read', familiarity: await generator.familiarity(problem), fits };
	yield { kind: 'done', stopped: false, stats: clock.stats(0, 0) };
}

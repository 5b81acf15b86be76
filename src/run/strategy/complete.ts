import { startClock } from '../clock.ts';
import type { RunEvent } from '../events.ts';
import type { RequestOf, RunPorts } from '../ports.ts';
import { nothingWritten, write } from '../written.ts';

/** Independent rollouts of a prefix; the completer is the generator (Math-Shepherd section 3.3). */
export async function* complete(
	runId: string,
	{ problem, prefix, settings }: RequestOf<'complete'>,
	{ generator, memory }: RunPorts,
	isStopped: () => boolean,
): AsyncGenerator<RunEvent> {
	const clock = startClock(memory);
	let tokens = 0;
	const familiarity = await generator.familiarity(problem);
	yield { kind: 'started', runId, problem, candidates: settings.candidates, familiarity };
	const writings = Array.from({ length: settings.candidates }, nothingWritten);
	for await (const additions of generator.generate(problem, settings, prefix)) {
		for (const addition of additions) {
			const written = writings[addition.candidate];
			if (written === undefined) throw new RangeError(`no rollout ${addition.candidate}`);
			tokens += addition.tokens;
			yield* write(written, addition);
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

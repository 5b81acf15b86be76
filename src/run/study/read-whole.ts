import type { RunEvent, RunStats } from '../events.ts';
import { readRun } from '../follow.ts';
import type { RunView } from '../state.ts';

/** A run that has ended by itself. */
export type WholeRun = {
	readonly run: RunView;
	readonly stats: RunStats;
	/** By candidate; null where it shares what it has with others. */
	readonly tokens: readonly (number | null)[];
};

/** @throws Error where the run did not end by itself. */
export async function readWhole(events: AsyncIterable<RunEvent>): Promise<WholeRun> {
	const tokens = new Map<number, number>();
	const ended: RunStats[] = [];
	async function* noting(): AsyncGenerator<RunEvent> {
		for await (const event of events) {
			if (event.kind === 'done' && !event.stopped) ended.push(event.stats);
			if (event.kind === 'finished' && event.tokens !== undefined)
				tokens.set(event.candidate, event.tokens);
			yield event;
		}
	}
	const run = await readRun(noting());
	const [stats] = ended;
	if (stats === undefined) throw new Error('the run did not end');
	return { run, stats, tokens: run.candidates.map(({ index }) => tokens.get(index) ?? null) };
}

import type { Problem } from '../../../domain/problem.ts';
import { judge } from '../../../domain/vote.ts';
import type { RunEvent } from '../../../run/events.ts';
import type { RunSettings } from '../../../run/ports.ts';
import { initialState, type RunState, reduce, viewOf } from '../../../run/state.ts';
import type { ModelTask } from '../../../run/store.ts';

/** A problem that is tried. */
export type Tried = {
	/** The seed that names it. */
	readonly problemSeed: number;
	/** How many were tried, this one included. */
	readonly count: number;
};

export type FindUpdate =
	| { readonly kind: 'tried'; readonly tried: Tried }
	| { readonly kind: 'event'; readonly event: RunEvent };

/** Where so many problems in a row do not do it, no more are tried. */
const mostTried = 100;

/**
 * Solves one fresh problem after the other until the majority is wrong on one and the PRM's best-of-N
 * right. The last problem tried is that one, unless the search was stopped or ran out.
 *
 * @param problemOf the problem that a seed names, with its gold answer.
 * @param firstSeed of the problems to try.
 */
export function findFailing(
	problemOf: (seed: number) => Problem,
	firstSeed: number,
	settings: Omit<RunSettings, 'maxTokens'>,
): ModelTask<FindUpdate> {
	return async function* (use) {
		const { maxTokens } = use.info;
		for (let count = 1; count <= mostTried; count++) {
			const problemSeed = firstSeed + count - 1;
			const problem = problemOf(problemSeed);
			yield { kind: 'tried', tried: { problemSeed, count } };
			let state: RunState = initialState;
			const request = { kind: 'sample', problem, settings: { ...settings, maxTokens } } as const;
			for await (const event of use.run(request)) {
				state = reduce(state, { kind: 'event', event });
				yield { kind: 'event', event };
			}
			const candidates = viewOf(state)?.candidates ?? [];
			const majority = judge('majority', candidates).answer;
			const prm = judge('prmBestOf', candidates).answer;
			if (majority !== problem.answer && prm === problem.answer) return;
		}
	};
}

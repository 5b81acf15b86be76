import type { Probability } from '../../domain/reward.ts';
import type { RunView } from '../../run/state.ts';

/** One version of a solution with the rewards it got. */
export type Scored = {
	readonly question: string;
	readonly steps: readonly string[];
	readonly rewards: readonly (Probability | null)[];
	readonly outcome: Probability | null;
	/** Index of the first step that is beyond what the model can read; null where it read all. */
	readonly tooLongFrom: number | null;
};

/** The last scored version, and the one before the last edit. */
export type ScoreHistory = { readonly now: Scored | null; readonly before: Scored | null };

export const noHistory: ScoreHistory = { now: null, before: null };

/**
 * What a run that scores a given solution has told so far.
 *
 * @param isWhole whether the run has ended by itself: what has no reward then was not read.
 */
export function scoredOf({ problem, candidates }: RunView, isWhole: boolean): Scored {
	const candidate = candidates[0];
	if (candidate === undefined) throw new Error('the run has no solution');
	return {
		question: problem.question,
		steps: candidate.steps.map(({ text }) => text),
		rewards: candidate.steps.map(({ reward }) => reward),
		outcome: candidate.outcome,
		tooLongFrom: isWhole
			? indexOrNull(
					candidate.steps.findIndex((step) => step.reward === null && step.isUnknown !== true),
				)
			: null,
	};
}

/** Versions that differ at the same first step are one edit: the one before it stays. */
export function addVersion({ now, before }: ScoreHistory, next: Scored): ScoreHistory {
	if (now === null || now.question !== next.question) return { now: next, before: null };
	const place = firstChange(now, next);
	if (place === null) return { now: next, before };
	const isSameEdit = before !== null && firstChange(before, now) === place;
	return { now: next, before: isSameEdit ? before : now };
}

/**
 * What is known of the steps as they are now: a reward belongs to its step and all before it, so
 * the rewards up to the first change still hold, and the outcome only where nothing changed.
 */
export function stillKnown(
	versions: readonly (Scored | null)[],
	question: string,
	steps: readonly string[],
): Scored {
	const known = versions.flatMap((scored) => {
		if (scored === null || scored.question !== question) return [];
		const change = firstChange(scored, { steps });
		return [{ scored, until: change ?? steps.length, isWhole: change === null }];
	});
	return {
		question,
		steps,
		rewards: steps.map(
			(_, at) =>
				known
					.filter(({ until }) => at < until)
					.map(({ scored }) => scored.rewards[at] ?? null)
					.find((reward) => reward !== null) ?? null,
		),
		outcome:
			known
				.filter(({ isWhole }) => isWhole)
				.map(({ scored }) => scored.outcome)
				.find((outcome) => outcome !== null) ?? null,
		tooLongFrom:
			known
				.filter(({ scored, until }) => scored.tooLongFrom !== null && scored.tooLongFrom < until)
				.map(({ scored }) => scored.tooLongFrom)
				.at(0) ?? null,
	};
}

function indexOrNull(at: number): number | null {
	return at === -1 ? null : at;
}

type Steps = Pick<Scored, 'steps'>;

/** Index of the first step that differs, or that only one of them has; null where none does. */
function firstChange(a: Steps, b: Steps): number | null {
	const length = Math.max(a.steps.length, b.steps.length);
	for (let at = 0; at < length; at++) if (a.steps[at] !== b.steps[at]) return at;
	return null;
}

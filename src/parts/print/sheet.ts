import type { Problem } from '../../domain/problem.ts';
import type { Probability } from '../../domain/reward.ts';

/** One solution to print, with what is known of it; a problem alone has no steps. */
export type Sheet = {
	/** What is asked, at the top of the worksheet. */
	readonly ask: string;
	readonly problem: Pick<Problem, 'question' | 'answer' | 'reference'>;
	readonly steps: readonly { readonly text: string; readonly reward: Probability | null }[];
	/** Canonical rational text; null where the solution says none. */
	readonly answer: string | null;
	/** Rewards under it are marked; null where nobody judged. */
	readonly threshold: Probability | null;
	/** Index of the first wrong step, null where all are right; undefined where nobody knows. */
	readonly firstWrong: number | null | undefined;
};

/** For pupils, without anything that gives it away; or for who marks it. */
export type SheetKind = 'worksheet' | 'key';

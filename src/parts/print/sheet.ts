import type { Problem } from '../../domain/problem.ts';
import type { Probability } from '../../domain/reward.ts';

/** One solution to print, with what is known of it. */
export type Sheet = {
	readonly problem: Pick<Problem, 'question' | 'answer' | 'reference'>;
	readonly steps: readonly { readonly text: string; readonly reward: Probability | null }[];
	/** Canonical rational text; null where the solution says none. */
	readonly answer: string | null;
	/** Rewards under it are marked; null where nobody judged. */
	readonly threshold: Probability | null;
};

/** For pupils, without anything that gives it away; or for who marks it. */
export type SheetKind = 'worksheet' | 'key';

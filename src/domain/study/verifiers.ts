import { checkArithmetic } from '../lens.ts';
import type { Probability } from '../reward.ts';
import type { JudgedRow, LabelledItem } from './steps-study.ts';

/** Who judges steps: the PRM, exact arithmetic, the untrained surprise, or the file's own rewards. The ORM judges whole solutions alone. */
export type Verifier = 'prm' | 'orm' | 'calculator' | 'surprise' | 'file';

export const verifierNames: Readonly<Record<Verifier, string>> = {
	prm: 'PRM',
	orm: 'ORM (whole solutions)',
	calculator: 'Calculator',
	surprise: 'Untrained surprise',
	file: 'Rewards of the file',
};

/** One solution with what the models say of it. */
export type JudgedSolution = { readonly item: LabelledItem; readonly row: JudgedRow };

/** A verifier's rewards, one a step; null where it says nothing of steps. */
export function rewardsBy(
	verifier: Verifier,
	{ item, row }: JudgedSolution,
): readonly (Probability | null)[] | null {
	switch (verifier) {
		case 'prm':
			return row.process.length === 0 ? null : row.process;
		case 'orm':
			return null;
		case 'calculator':
			return item.steps.map((step) => Number(checkArithmetic(step).every(({ holds }) => holds)));
		case 'surprise':
			return row.surprise;
		case 'file':
			return item.rewards;
	}
}

/** A verifier's score of a whole solution: the ORM's, or the least reward (Math-Shepherd section 3.4). */
export function solutionScoreBy(verifier: Verifier, solution: JudgedSolution): number | null {
	if (verifier === 'orm') return solution.row.outcome;
	const read = (rewardsBy(verifier, solution) ?? []).filter((reward) => reward !== null);
	return read.length === 0 ? null : Math.min(...read);
}

/** The verifiers that say anything of these solutions. */
export function verifiersOf(solutions: readonly JudgedSolution[]): readonly Verifier[] {
	const all: readonly Verifier[] = ['prm', 'orm', 'calculator', 'surprise', 'file'];
	return all.filter((verifier) =>
		solutions.some((solution) => solutionScoreBy(verifier, solution) !== null),
	);
}

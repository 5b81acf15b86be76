import { checkArithmetic } from '../lens.ts';
import type { Probability } from '../reward.ts';
import type { JudgedRow, LabelledItem, StepsStudy } from './steps-study.ts';

/** Who judges steps: the PRM and earlier ones, exact arithmetic, the untrained surprise, or the file's own rewards. The ORM judges whole solutions alone. */
export type Verifier = EarlierVerifier | 'prm' | 'orm' | 'calculator' | 'surprise' | 'file';

/** By its place among the earlier PRMs. */
type EarlierVerifier = `earlier-${number}`;

const names: Readonly<Record<Exclude<Verifier, EarlierVerifier>, string>> = {
	prm: 'PRM',
	orm: 'ORM (whole solutions)',
	calculator: 'Calculator',
	surprise: 'Untrained surprise',
	file: 'Rewards of the file',
};

/** @param judged what the PRMs are called; where there is one alone, it is the PRM. */
export function verifierName(
	verifier: Verifier,
	{ settings, models }: Pick<StepsStudy, 'settings' | 'models'>,
): string {
	const place = placeOf(verifier);
	if (place !== null) return `PRM ${settings.earlier[place]?.name ?? ''}`;
	const isOneOfSeveral = verifier === 'prm' && settings.earlier.length > 0 && models !== null;
	return isOneOfSeveral ? `PRM ${models.judge}` : names[verifier as keyof typeof names];
}

/** Its place among the earlier PRMs; null where it is none. */
export function placeOf(verifier: Verifier): number | null {
	return verifier.startsWith('earlier-') ? Number(verifier.slice('earlier-'.length)) : null;
}

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
		default:
			return item.earlier[placeOf(verifier) ?? -1] ?? null;
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
	const earlier = (solutions[0]?.item.earlier ?? []).map((_, at): Verifier => `earlier-${at}`);
	const all: readonly Verifier[] = [...earlier, 'prm', 'orm', 'calculator', 'surprise', 'file'];
	return all.filter((verifier) =>
		solutions.some((solution) => solutionScoreBy(verifier, solution) !== null),
	);
}

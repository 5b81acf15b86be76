import type { CutAt } from '../cut-steps.ts';
import { type GivenSolution, givenSteps, parseGivenSolution } from '../given-solution.ts';
import type { WrittenSolution } from './read.ts';

/** A solution of a file with its steps: the file's own, where it has some and nobody chose a cut. */
export function givenOf(
	{ text, steps }: Pick<WrittenSolution, 'text' | 'steps'>,
	cutAt: CutAt | null = null,
): GivenSolution {
	return steps === null || cutAt !== null ? parseGivenSolution(text, cutAt) : givenSteps(steps);
}

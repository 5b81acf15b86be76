import { parseGivenSolution } from '../../../domain/given-solution.ts';
import { normaliseQuestion, type Problem, typedProblem } from '../../../domain/problem.ts';
import { parseSolutions, type SolutionFormat } from '../../../domain/solution-file.ts';
import type { ManyEntry } from './many-table.ts';

type ReadSolutions = {
	readonly entries: readonly ManyEntry[];
	/** What is left out or cut, a sentence each. */
	readonly messages: readonly string[];
};

export function readMany(text: string, format: SolutionFormat, problem: Problem): ReadSolutions {
	const { solutions, skipped } = parseSolutions(text, format);
	const read = solutions.map(({ name, text: written, question }, index) => {
		const { steps, answer, notes } = parseGivenSolution(written);
		const isOwnProblem =
			question !== null && normaliseQuestion(question) !== normaliseQuestion(problem.question);
		const entry: ManyEntry = {
			index,
			name,
			problem: isOwnProblem ? typedProblem(question) : problem,
			isOwnProblem,
			steps: steps.map(({ scored }) => scored),
			answer,
			score: null,
		};
		return { entry, notes: notes.map((note) => `${name}: ${note}`) };
	});
	return {
		entries: read.map(({ entry }) => entry),
		messages: [...skipped.map(({ message }) => message), ...read.flatMap(({ notes }) => notes)],
	};
}

import { firstUnder, trueCall } from '../first-error.ts';
import { writeJsonLines } from '../jsonl.ts';
import type { Probability } from '../reward.ts';
import { firstWrongOf } from './labelled.ts';
import { type JudgedSolution, rewardsBy, type Verifier } from './verifiers.ts';

/**
 * What a verifier says of each solution, in ProcessBench's form with `prediction` and `match` as its evaluation
 * writes them: the index of the first wrong step, −1 for none. Solutions that it says nothing of are left out.
 */
export function processBenchLines(
	solutions: readonly JudgedSolution[],
	verifier: Verifier,
	threshold: Probability,
): string {
	return writeJsonLines(
		solutions.flatMap((solution) => {
			const rewards = rewardsBy(verifier, solution);
			if (rewards === null) return [];
			const { id, question, steps, isAnswerRight } = solution.item;
			const firstWrong = firstWrongOf(solution.item);
			const call = firstUnder(rewards, threshold);
			return [
				{
					id,
					problem: question,
					steps,
					final_answer_correct: isAnswerRight,
					label: firstWrong ?? -1,
					prediction: call ?? -1,
					match: trueCall(firstWrong) === trueCall(call),
					rewards,
				},
			];
		}),
	);
}

/** The same in PRM800K's form: a rating a step, 1 or −1, up to the first one that is called wrong. */
export function prm800kLines(
	solutions: readonly JudgedSolution[],
	verifier: Verifier,
	threshold: Probability,
): string {
	return writeJsonLines(
		solutions.flatMap((solution) => {
			const rewards = rewardsBy(verifier, solution);
			if (rewards === null) return [];
			const { question, steps } = solution.item;
			const call = firstUnder(rewards, threshold);
			const told = steps.slice(0, call === null ? steps.length : call + 1);
			return [
				{
					labeler: verifier,
					question: { problem: question, ground_truth_answer: null },
					label: {
						steps: told.map((text, at) => ({
							completions: [
								{ text, rating: at === call ? -1 : 1, reward: rewards[at], flagged: false },
							],
							human_completion: null,
							chosen_completion: 0,
						})),
						finish_reason: call === null ? 'solution' : 'found_error',
					},
				},
			];
		}),
	);
}

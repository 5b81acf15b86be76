import { answerWords } from '../../domain/answer.ts';
import type { Probability } from '../../domain/reward.ts';
import { formatReward } from '../../parts/reward/reward-band.ts';
import type { Card } from '../../world/deck.ts';
import { type WhyWrong, whyWrong } from '../../world/why-wrong.ts';

/** Why the first wrong step of a card is wrong; null where none is, or nobody knows why. */
export function whyWords({ problem, program, steps, firstWrong }: Card): string | null {
	if (firstWrong === null) return null;
	const why = whyWrong({ program, answer: problem.answer }, steps, firstWrong);
	return why.kind === 'unasked' && program.length === 0 ? null : words(why);
}

function words(why: WhyWrong): string {
	switch (why.kind) {
		case 'slip':
			return `A slip in the arithmetic: ${why.working} is ${answerWords(why.result)}.`;
		case 'operation':
			return `The wrong operation: ${why.wrote}, where the problem asks for ${why.asked}.`;
		case 'operand':
			return `The wrong quantity: ${answerWords(why.number)} in place of ${answerWords(why.instead)}. The problem asks for ${why.asked}.`;
		case 'forgotten':
			return `A step was skipped: ${why.missing} comes before ${why.asked}.`;
		case 'answer':
			return why.answer === null
				? 'The answer line is wrong.'
				: `The answer line does not say the answer, ${answerWords(why.answer)}.`;
		case 'unasked':
			return 'It works out a number that leads to none of those that the problem asks for.';
	}
}

/**
 * What the PRM made of the place where a solution goes wrong, or of one that does not.
 *
 * @param rewards one a step.
 */
export function prmSawWords(
	rewards: readonly Probability[],
	firstWrong: number | null,
): string | null {
	if (firstWrong === null) {
		const least = rewards.length === 0 ? null : Math.min(...rewards);
		return least === null
			? null
			: `Its least reward is ${formatReward(least)}, on step ${rewards.indexOf(least) + 1}.`;
	}
	const [before, at] = [rewards[firstWrong - 1], rewards[firstWrong]];
	if (at === undefined) return null;
	const gave = `It gave the first wrong step ${formatReward(at)}`;
	if (before === undefined) return `${gave}.`;
	return `${gave}, and the step before it ${formatReward(before)}.`;
}

import { checkArithmetic } from '../../../domain/lens.ts';
import { isAnswerLine } from '../../../domain/solution.ts';
import { bandWords, formatReward, rewardBand } from '../../../parts/reward/reward-band.ts';
import { countOf } from '../../../parts/words/number-words.ts';
import type { TreeNode } from '../../../run/search-tree.ts';

/** What stands for a step in a few letters: what it computes and what comes out, else its text. */
export function shortWords(text: string): { readonly left: string; readonly right: string } {
	if (isAnswerLine(text)) return { left: '', right: text.replace(/^#+\s*/u, '') };
	const equation = checkArithmetic(text).at(-1);
	const words = equation === undefined ? text : text.slice(equation.start, equation.end);
	const sign = words.lastIndexOf('=');
	const left = equation === undefined || sign === -1 ? '' : words.slice(0, sign + 1);
	return { left, right: words.slice(sign + 1).trim() };
}

/** A node for who listens. */
export function spokenWords(
	{ text, reward, drawn }: TreeNode,
	isLiving: boolean,
	isChosen: boolean,
): string {
	const scored =
		reward === null
			? 'not scored'
			: `reward ${formatReward(reward)}, ${bandWords[rewardBand(reward)]}`;
	const fate = isChosen ? 'chosen' : isLiving ? 'kept' : 'pruned';
	const often = drawn > 1 ? `, drawn ${countOf(drawn, 'time')}` : '';
	return `${text}, ${scored}, ${fate}${often}`;
}

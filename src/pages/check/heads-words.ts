import { firstUnder } from '../../domain/first-error.ts';
import type { HeadsCard, Measured } from '../../engine/info.ts';
import { percent } from '../../parts/words/number-words.ts';

/** What was measured, a sentence each. */
export function findings({ found, foundUntrained, chance, leftAlone }: HeadsCard): string[] {
	if (found === null || leftAlone === null) return ['Nobody has measured these heads.'];
	const beside = [
		chance === null ? '' : `by chance ${percent(chance)}`,
		foundUntrained === null ? '' : `the untrained model ${percent(foundUntrained.mean)}`,
	].filter((words) => words !== '');
	const compared = beside.length === 0 ? '' : ` (${beside.join(', ')})`;
	return [
		`Of ${ofWords(found, 'wrong solutions of pupils')}, it points at the first wrong step in ${percent(found.mean)}${compared}.`,
		`It misses, or points elsewhere, in the other ${percent(1 - found.mean)}.`,
		`Of ${ofWords(leftAlone, 'right solutions')}, it leaves ${percent(leftAlone.mean)} alone and calls a step wrong in ${percent(1 - leftAlone.mean)}.`,
	];
}

function ofWords({ n }: Measured, what: string): string {
	return `${n.toLocaleString('en')} ${what}`;
}

/** What became of a case at the threshold. */
export function outcomeWords(
	{ firstWrong, rewards }: HeadsCard['gallery'][number],
	threshold: number,
): string {
	const called = firstUnder(rewards, threshold);
	if (called === firstWrong) return firstWrong === null ? 'Left alone, rightly.' : 'Caught.';
	if (firstWrong === null) return 'A false alarm.';
	return called === null ? 'Missed.' : 'Pointed elsewhere.';
}

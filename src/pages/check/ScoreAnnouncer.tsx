import { Spoken } from '../../parts/text/Hidden.tsx';
import { countOf } from '../../parts/words/number-words.ts';
import type { Scored } from './score-history.ts';

type Props = {
	readonly scored: Scored;
	/** Index of the first step under the threshold; null where none is. */
	readonly lookAt: number | null;
	readonly busy: boolean;
};

/** Tells a screen reader the end of a scoring, never each reward. */
export function ScoreAnnouncer({ scored, lookAt, busy }: Props) {
	const count = scored.rewards.filter((reward) => reward !== null).length;
	const isAll = count > 0 && count === (scored.tooLongFrom ?? scored.steps.length);
	return (
		<Spoken>{!busy && isAll && `${countOf(count, 'step')} scored. ${lookWords(lookAt)}`}</Spoken>
	);
}

function lookWords(lookAt: number | null): string {
	return lookAt === null
		? 'None is under the threshold.'
		: `Look at step ${lookAt + 1} first: it is under the threshold.`;
}

import type { Call } from '../../domain/first-error.ts';
import { countOf } from '../words/number-words.ts';

/** Hands that went up: for each step, and for "all right" behind them. */
export type Hands = readonly number[];

export const mostHands = 999;

export function withHands(hands: Hands, at: number, count: number): Hands {
	const length = Math.max(hands.length, at + 1);
	const whole = Number.isFinite(count) ? Math.min(mostHands, Math.max(0, Math.round(count))) : 0;
	return Array.from({ length }, (_, place) => (place === at ? whole : (hands[place] ?? 0)));
}

/** What most hands say; null where there are none, or two places have as many. */
export function callOfHands(hands: Hands, steps: number): Call | null {
	const most = Math.max(0, ...hands);
	const first = hands.indexOf(most);
	if (most === 0 || hands.lastIndexOf(most) !== first) return null;
	return first < steps ? first : 'right';
}

/** '12 hands for step 2, 5 for all right'; '' where there are none. */
export function handsWords(hands: Hands, steps: number): string {
	return hands
		.map((count, at) => ({ count, place: at < steps ? `step ${at + 1}` : 'all right' }))
		.filter(({ count }) => count > 0)
		.map(({ count, place }, at) => `${at === 0 ? countOf(count, 'hand') : count} for ${place}`)
		.join(', ');
}

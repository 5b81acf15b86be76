import { type RefObject, useEffect, useRef } from 'react';

/** What takes the focus when the turn changes: at most one element of the page has it. */
export const turnFocus = { 'data-turn-focus': '' } as const;

/**
 * Moves the focus on with the game: to "Next" after a call, to the heading of what comes then. Who is
 * busy elsewhere, such as in the options, keeps the focus.
 */
export function useTurnFocus(
	region: RefObject<HTMLElement | null>,
	turn: string,
	scrolls: boolean,
): void {
	const before = useRef(turn);
	useEffect(() => {
		if (before.current === turn) return;
		before.current = turn;
		const { activeElement } = document;
		const isFree = activeElement === null || activeElement === document.body;
		if (!isFree && !region.current?.contains(activeElement)) return;
		const target = region.current?.querySelector<HTMLElement>('[data-turn-focus]');
		target?.focus({ preventScroll: !scrolls });
	}, [region, turn, scrolls]);
}

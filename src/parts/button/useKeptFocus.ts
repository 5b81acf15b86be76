import { type RefObject, useLayoutEffect } from 'react';

/** What can take the focus by script alone: `main` always is one, and a part of the page may be. */
const homes = '[tabindex="-1"]';

/**
 * Who works by keyboard does not fall out of the page when what they pressed disappears: the focus goes
 * to the nearest home around it that stays.
 */
export function useKeptFocus(leaving: RefObject<HTMLElement | null>): void {
	useLayoutEffect(() => {
		const element = leaving.current;
		return () => {
			if (element === null || !element.contains(document.activeElement)) return;
			const around: HTMLElement[] = [];
			for (let at = element.parentElement; at !== null; at = at.parentElement) {
				if (at.matches(homes)) around.push(at);
			}
			// A frame later: it has left by then, and whoever moves the focus on purpose has done so.
			requestAnimationFrame(() => {
				if (document.activeElement !== document.body) return;
				around.find(({ isConnected }) => isConnected)?.focus({ preventScroll: true });
			});
		};
	}, [leaving]);
}

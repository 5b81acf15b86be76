import { useEffect } from 'react';
import { pageOf } from '../../parts/navigation/pages.ts';

/** Where an arrow means something already. */
const taken = 'input, select, textarea, [contenteditable]';

/** Left and right go through the lesson; null where there is nothing that way. */
export function useArrowKeys(onLeft: (() => void) | null, onRight: (() => void) | null): void {
	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			const { key, target, altKey, ctrlKey, metaKey, defaultPrevented } = event;
			if (defaultPrevented || altKey || ctrlKey || metaKey) return;
			if (pageOf(location.hash) !== 'lesson') return;
			if (target instanceof Element && target.closest(taken)) return;
			const go = key === 'ArrowLeft' ? onLeft : key === 'ArrowRight' ? onRight : null;
			if (go === null) return;
			event.preventDefault();
			go();
		};
		window.addEventListener('keydown', press);
		return () => window.removeEventListener('keydown', press);
	}, [onLeft, onRight]);
}

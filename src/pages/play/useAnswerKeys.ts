import { useEffect } from 'react';
import type { Call } from '../../domain/first-error.ts';

/** Where a letter is typed, or Enter means something already. */
const typing = 'input, select, textarea, [contenteditable]';
const pressable = 'button, a, summary, label';

type Keys = {
	/** Whether the keys are this page's now. */
	readonly active: boolean;
	readonly steps: number;
	/** Whether all steps are seen: before, nobody can say that all are right. */
	readonly isWhole: boolean;
	/** null while there is nothing to call. */
	readonly onCall: ((call: Call) => void) | null;
	/** null while there is nothing to go on to. */
	readonly onNext: (() => void) | null;
};

/** 1 to 9 for the first wrong step, 0 for all right, Enter to go on. */
export function useAnswerKeys({ active, steps, isWhole, onCall, onNext }: Keys): void {
	useEffect(() => {
		if (!active) return;
		const press = (event: KeyboardEvent) => {
			const { key, target, repeat, altKey, ctrlKey, metaKey, defaultPrevented } = event;
			if (defaultPrevented || repeat || altKey || ctrlKey || metaKey) return;
			const place = target instanceof Element ? target : null;
			if (place?.closest(typing)) return;
			if (key === 'Enter') {
				if (onNext === null || place?.closest(pressable)) return;
				event.preventDefault();
				onNext();
			} else if (/^\d$/.test(key) && onCall !== null && Number(key) <= steps) {
				if (key === '0' && !isWhole) return;
				event.preventDefault();
				onCall(key === '0' ? 'right' : Number(key) - 1);
			}
		};
		window.addEventListener('keydown', press);
		return () => window.removeEventListener('keydown', press);
	}, [active, steps, isWhole, onCall, onNext]);
}

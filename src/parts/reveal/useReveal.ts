import { useEffect, useState } from 'react';
import { type Reveal, revealPlan, type Seen, seenAfter, type Veil } from '../../domain/reveal.ts';
import { type PageName, pageOf } from '../navigation/pages.ts';
import { useProjector } from '../projector/projector-context.ts';

export type RevealControl = {
	readonly seen: Seen;
	/** What the next press reveals; null where everything is. */
	readonly next: Reveal | null;
	/** What the last press revealed; null before the first. */
	readonly last: Reveal | null;
	/** Whether anything was hidden at all. */
	readonly isOn: boolean;
	readonly reveal: () => void;
	readonly revealAll: () => void;
	readonly again: () => void;
};

type Subject = {
	/** Another one begins hidden again. */
	readonly key: string;
	readonly hides: readonly Veil[];
	readonly steps: number;
	/** While a solution is written, nothing but its steps can be revealed. */
	readonly isWriting?: boolean;
};

/** What of a solution is revealed by now. */
export function useReveal({ key, hides, steps, isWriting = false }: Subject): RevealControl {
	const [place, setPlace] = useState({ key, count: 0 });
	const count = place.key === key ? place.count : 0;
	const plan = revealPlan(hides, steps);
	const possible = isWriting ? plan.filter(({ kind }) => kind === 'step') : plan;
	const go = (to: number) => setPlace({ key, count: Math.min(Math.max(0, to), possible.length) });
	return {
		seen: seenAfter(hides, plan, count, steps),
		next: possible[count] ?? null,
		last: count === 0 ? null : (plan[count - 1] ?? null),
		isOn: hides.length > 0,
		reveal: () => go(count + 1),
		revealAll: () => go(plan.length),
		again: () => go(0),
	};
}

const typing = 'input, select, textarea, [contenteditable]';

/** N reveals what is next, wherever the focus is; on a projector the forward key of a presenter's remote does too. */
export function useRevealKey(page: PageName, onPress: (() => void) | null): void {
	const isProjected = useProjector();
	useEffect(() => {
		if (onPress === null) return;
		const press = (event: KeyboardEvent) => {
			const { key, target, repeat, altKey, ctrlKey, metaKey, defaultPrevented } = event;
			if (defaultPrevented || repeat || altKey || ctrlKey || metaKey) return;
			const isKey = key.toLowerCase() === 'n' || (isProjected && key === 'PageDown');
			if (!isKey || pageOf(location.hash) !== page) return;
			if (target instanceof Element && target.closest(typing)) return;
			event.preventDefault();
			onPress();
		};
		window.addEventListener('keydown', press);
		return () => window.removeEventListener('keydown', press);
	}, [page, onPress, isProjected]);
}

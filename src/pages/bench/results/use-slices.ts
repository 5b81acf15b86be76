import { useEffect, useState } from 'react';

/** What a long computation has come to. */
export type Sliced<T> = { readonly done: number; readonly value: T | null };

/** Of a frame so much is taken. */
const sliceMs = 8;

/**
 * Runs a long computation between frames, and leaves one that is no longer wanted.
 *
 * @param start begins it; another function begins another one. null: nothing is wanted.
 */
export function useSlices<T>(start: (() => Generator<number, T>) | null): Sliced<T> {
	const [found, setFound] = useState<Sliced<T>>({ done: 0, value: null });
	useEffect(() => {
		setFound({ done: 0, value: null });
		if (start === null) return undefined;
		const steps = start();
		let timer = 0;
		const slice = (): void => {
			const until = performance.now() + sliceMs;
			let step = steps.next();
			while (step.done !== true && performance.now() < until) step = steps.next();
			if (step.done === true) {
				setFound(({ done }) => ({ done, value: step.value as T }));
				return;
			}
			const done = step.value;
			setFound((before) => (before.done === done ? before : { done, value: null }));
			timer = window.setTimeout(slice);
		};
		timer = window.setTimeout(slice);
		return () => window.clearTimeout(timer);
	}, [start]);
	return found;
}

import { useEffect, useId, useRef, useState } from 'react';
import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import { pageOf } from '../../../parts/navigation/pages.ts';
import { firstRecorded } from '../recorded/recorded-run.ts';
import type { ShownChoice } from '../shown/shown-choice.ts';
import css from './Tour.module.css';
import { tourSteps } from './tour-steps.ts';

type Props = {
	readonly onShow: (choice: ShownChoice) => void;
	readonly onEnd: () => void;
};

const steps = tourSteps(firstRecorded);

/** A minute over a recorded run. The page stays as it is beside it; Escape ends it, arrows turn it. */
export function Tour({ onShow, onEnd }: Props) {
	const [at, setAt] = useState(0);
	const id = useId();
	const card = useRef<HTMLElement>(null);
	const step = steps[at];
	const shows = step?.shows ?? 'prm';
	const place = step?.place ?? 'problem';
	const isLast = at === steps.length - 1;
	const turn = (by: number) =>
		setAt((before) => Math.min(steps.length - 1, Math.max(0, before + by)));

	useEffect(() => onShow(shows), [shows, onShow]);
	useEffect(() => {
		const pointed = document.querySelector(`[data-tour="${place}"]`);
		pointed?.setAttribute('data-toured', '');
		const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
		pointed?.scrollIntoView({ block: 'nearest', behavior: isStill ? 'instant' : 'smooth' });
		return () => pointed?.removeAttribute('data-toured');
	}, [place]);
	useEffect(() => {
		card.current?.querySelector<HTMLElement>('[data-next]')?.focus({ preventScroll: true });
		// The next thing to do, once the tour is over.
		return () => document.querySelector<HTMLElement>('[data-tour="solve"]')?.focus();
	}, []);
	useEffect(() => {
		// Before the page's own use of the key.
		const press = (event: KeyboardEvent) => {
			if (event.key !== 'Escape' || pageOf(location.hash) !== 'solve') return;
			event.preventDefault();
			onEnd();
		};
		window.addEventListener('keydown', press, { capture: true });
		return () => window.removeEventListener('keydown', press, { capture: true });
	}, [onEnd]);

	return (
		<section
			ref={card}
			className={css['card']}
			role="dialog"
			aria-labelledby={`${id}-title`}
			aria-describedby={`${id}-words`}
			onKeyDown={({ key }) => {
				if (key === 'ArrowRight') turn(1);
				if (key === 'ArrowLeft') turn(-1);
			}}
		>
			<div aria-live="polite">
				<h2 id={`${id}-title`}>{step?.title}</h2>
				<p id={`${id}-words`}>{step?.words}</p>
			</div>
			<div className={css['buttons']}>
				<span className={css['count']}>
					{at + 1} of {steps.length}
				</span>
				<ActionButton size="card" onPress={onEnd}>
					Skip <kbd>Esc</kbd>
				</ActionButton>
				<ActionButton size="card" blocked={at === 0} onPress={() => turn(-1)}>
					Back
				</ActionButton>
				<ActionButton primary size="card" data-next onPress={() => (isLast ? onEnd() : turn(1))}>
					{isLast ? 'Done' : 'Next'}
				</ActionButton>
			</div>
		</section>
	);
}

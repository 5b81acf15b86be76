import control from '../../parts/styles/control.module.css';
import css from './StartPanel.module.css';
import { turnFocus } from './useTurnFocus.ts';

type Props = {
	readonly cards: number;
	readonly secondsPerCard: number;
	readonly onStart: () => void;
};

/** A deck with a timer waits for its player. */
export function StartPanel({ cards, secondsPerCard, onStart }: Props) {
	return (
		<section className={`${control['card']} ${css['start']}`} aria-labelledby="play-start">
			<h3 id="play-start" className={css['heading']}>
				{cards} cards, {secondsPerCard} seconds each
			</h3>
			<p>A card that runs out of time counts as no answer. The clock rests between cards.</p>
			<div>
				<button
					type="button"
					className={control['button']}
					data-weight="primary"
					onClick={onStart}
					{...turnFocus}
				>
					Start
				</button>
			</div>
		</section>
	);
}

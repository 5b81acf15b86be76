import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { useLoadLabel } from '../../parts/engine/load-label.ts';
import control from '../../parts/styles/control.module.css';
import type { Game } from './game.ts';
import css from './ModelDeck.module.css';

type Props = {
	readonly samples: Game['samples'];
	readonly cards: number;
	readonly busy: boolean;
	/** What came of the last try; '' for nothing to say. */
	readonly note: string;
	readonly onBuild: () => void;
	readonly onAuthored: () => void;
};

/** Who writes the solutions of the deck: the author, or the model here and now. */
export function ModelDeck(props: Props) {
	const { samples, cards, busy, note, onBuild, onAuthored } = props;
	const labelled = useLoadLabel();
	const written = samples.filter((sample) => sample !== null).length;
	return (
		<div className={css['source']}>
			<h3 className={css['title']}>Solutions</h3>
			<p className={control['hint']}>
				{written === 0
					? 'Authored: reference solutions, about half of them with an error that students make.'
					: `The model wrote ${written} of ${cards}${written < cards ? '; the others are authored' : ''}. Truth is exact for all.`}
			</p>
			<div className={css['actions']}>
				<ActionButton blocked={busy} onPress={() => onBuild()}>
					{labelled('Make the deck from the model', 'make the deck')}
				</ActionButton>
				{written > 0 && (
					<ActionButton blocked={busy} onPress={() => onAuthored()}>
						Authored solutions
					</ActionButton>
				)}
			</div>
			<p className={control['hint']} aria-live="polite">
				{note === '' ? 'A change here starts the deck anew.' : note}
			</p>
		</div>
	);
}

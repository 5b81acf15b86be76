import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { useLoadLabel } from '../../parts/engine/load-label.ts';
import { Row } from '../../parts/layout/Row.tsx';
import { Panel } from '../../parts/panel/Panel.tsx';
import { Hint } from '../../parts/text/Hint.tsx';
import type { Game } from './game.ts';

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
		<Panel heading="Solutions" look="bare">
			<Hint>
				{written === 0
					? 'Authored: reference solutions, about half of them with an error that students make.'
					: `The model wrote ${written} of ${cards}${written < cards ? '; the others are authored' : ''}. Truth is exact for all.`}
			</Hint>
			<Row>
				<ActionButton blocked={busy} onPress={() => onBuild()}>
					{labelled('Make the deck from the model', 'make the deck')}
				</ActionButton>
				{written > 0 && (
					<ActionButton blocked={busy} onPress={() => onAuthored()}>
						Authored solutions
					</ActionButton>
				)}
			</Row>
			<Hint aria-live="polite">{note === '' ? 'A change here starts the deck anew.' : note}</Hint>
		</Panel>
	);
}

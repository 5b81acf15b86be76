import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { Row } from '../../parts/layout/Row.tsx';
import { Panel } from '../../parts/panel/Panel.tsx';
import { turnFocus } from './useTurnFocus.ts';

type Props = {
	readonly cards: number;
	readonly secondsPerCard: number;
	readonly onStart: () => void;
};

/** A deck with a timer waits for its player. */
export function StartPanel({ cards, secondsPerCard, onStart }: Props) {
	return (
		<Panel heading={`${cards} cards, ${secondsPerCard} seconds each`}>
			<p>A card that runs out of time counts as no answer. The clock rests between cards.</p>
			<Row>
				<ActionButton primary onPress={onStart} {...turnFocus}>
					Start
				</ActionButton>
			</Row>
		</Panel>
	);
}

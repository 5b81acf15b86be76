import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { useEngineState } from '../../parts/engine/engine-context.ts';
import { StatusLine } from '../../parts/engine/StatusLine.tsx';
import { Row } from '../../parts/layout/Row.tsx';
import { Panel } from '../../parts/panel/Panel.tsx';
import { ProgressBar } from '../../parts/progress/ProgressBar.tsx';
import { Hint } from '../../parts/text/Hint.tsx';

type Props = {
	readonly done: number;
	readonly of: number;
	readonly onStop: () => void;
};

/** The model at work on a deck. */
export function BuildPanel({ done, of, onStop }: Props) {
	const loading = useEngineState().models.kind === 'loading';
	return (
		<Panel heading={loading ? 'Loading the models' : 'The model writes the deck'} tall>
			{loading ? (
				<StatusLine>{null}</StatusLine>
			) : (
				<>
					<ProgressBar label="Cards written" max={of} value={done} />
					<Hint aria-live="polite">
						Writing card {Math.min(done + 1, of)} of {of}.
					</Hint>
					<Row>
						<ActionButton onPress={() => onStop()}>Stop</ActionButton>
					</Row>
					<Hint>After a stop, the cards written by then are used and the others are authored.</Hint>
				</>
			)}
		</Panel>
	);
}

import { isShipped } from '../../../engine/choice.ts';
import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import { useEngineState } from '../../../parts/engine/engine-context.ts';
import { openModelPicker } from '../../../parts/engine/model-picker.ts';
import { Row } from '../../../parts/layout/Row.tsx';
import { Panel } from '../../../parts/panel/Panel.tsx';
import { strangeWords } from './strange-words.ts';

type Props = {
	/** Whether a run is at work, which another problem would end. */
	readonly busy: boolean;
	readonly onTakeLike: () => void;
};

/** Stands where the models do not know, in the place of what they would claim. */
export function StrangePanel({ busy, onTakeLike }: Props) {
	const { choice } = useEngineState();
	const { title, meaning, known, checked } = strangeWords(choice.writer.kind === 'shipped');
	return (
		<Panel heading={title} level={2} look="tight">
			<p>{meaning}</p>
			<p>{known}</p>
			<p>{checked}</p>
			<Row>
				<ActionButton blocked={busy} onPress={onTakeLike}>
					Take a like problem that they know
				</ActionButton>
				{isShipped(choice) && (
					<ActionButton onPress={openModelPicker}>Choose a larger model</ActionButton>
				)}
			</Row>
		</Panel>
	);
}

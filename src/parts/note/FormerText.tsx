import { ActionButton } from '../button/ActionButton.tsx';
import { Row } from '../layout/Row.tsx';
import css from './FormerText.module.css';

type Props = {
	readonly onRestore: () => void;
	readonly onDismiss: () => void;
};

/** The way back after a text from elsewhere took the place of one that was typed. */
export function FormerText({ onRestore, onDismiss }: Props) {
	return (
		<div className={css['bar']} role="status">
			<p>Another text took the place of yours. Yours is kept.</p>
			<Row>
				<ActionButton onPress={onRestore}>Bring mine back</ActionButton>
				<ActionButton onPress={onDismiss}>Keep this one</ActionButton>
			</Row>
		</div>
	);
}

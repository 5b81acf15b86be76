import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { Row } from '../../parts/layout/Row.tsx';
import type { CheckDraft } from './check-draft.ts';
import css from './FormerText.module.css';

type Props = {
	readonly former: CheckDraft | null;
	readonly onRestore: () => void;
	readonly onDismiss: () => void;
};

/** The way back after a text from elsewhere took the place of one that was typed. */
export function FormerText({ former, onRestore, onDismiss }: Props) {
	if (former === null) return null;
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

import control from '../../parts/styles/control.module.css';
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
			<div className={css['actions']}>
				<button type="button" className={control['button']} onClick={onRestore}>
					Bring mine back
				</button>
				<button type="button" className={control['button']} onClick={onDismiss}>
					Keep this one
				</button>
			</div>
		</div>
	);
}

import { ActionButton } from '../../parts/button/ActionButton.tsx';
import css from './NewerVersion.module.css';
import { useNewerVersion } from './newer-version.ts';

/** Says when a newer version of the page waits; until the visitor wants it, all stays of this one. */
export function NewerVersion() {
	const reload = useNewerVersion();
	return (
		<div className={css['status']} role="status">
			{reload !== null && (
				<p className={css['note']}>
					A newer version of this page waits. What you typed is kept; a run that is under way is
					not. <ActionButton onPress={reload}>Reload</ActionButton>
				</p>
			)}
		</div>
	);
}

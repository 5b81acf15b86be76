import css from './ProjectorBar.module.css';

/** The way back from the projector, in a corner. */
export function ProjectorBar({ onLeave }: { readonly onLeave: () => void }) {
	return (
		<button type="button" className={css['leave']} onClick={onLeave}>
			Leave the projector <kbd>Esc</kbd>
		</button>
	);
}

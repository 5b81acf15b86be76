import { Hidden } from '../parts/text/Hidden.tsx';
import css from './ProjectorBar.module.css';

/** All that is left of the page’s head before a room: the way back. */
export function ProjectorBar({ onLeave }: { readonly onLeave: () => void }) {
	return (
		<header className={css['bar']}>
			<Hidden>
				<h1>Steplight</h1>
			</Hidden>
			<button type="button" className={css['leave']} onClick={onLeave}>
				Leave the projector <kbd>Esc</kbd>
			</button>
		</header>
	);
}

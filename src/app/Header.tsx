import { type PageName, pages } from '../parts/navigation/pages.ts';
import css from './Header.module.css';

type Props = {
	readonly page: PageName;
	/** Where the link of a page leads. */
	readonly hashOf: (page: PageName) => string;
	/** Whether a link leaves the visitor on its page alone. */
	readonly isAlone: boolean;
	readonly onProjector: () => void;
};

export function Header({ page, hashOf, isAlone, onProjector }: Props) {
	return (
		<header className={css['header']}>
			<div className={css['name']}>
				<svg className={css['mark']} viewBox="0 0 26 22" aria-hidden="true">
					<rect x="0" y="15" width="7" height="7" rx="1.5" fill="var(--low)" />
					<rect x="9.5" y="8" width="7" height="14" rx="1.5" fill="var(--middle)" />
					<rect x="19" y="0" width="7" height="22" rx="1.5" fill="var(--high)" />
				</svg>
				<h1>Steplight</h1>
			</div>
			{!isAlone && (
				<nav className={css['pages']} aria-label="Pages">
					{pages
						.filter(({ at }) => at === 'top')
						.map(({ name, title }) => (
							<a key={name} href={hashOf(name)} aria-current={name === page ? 'page' : undefined}>
								{title}
							</a>
						))}
				</nav>
			)}
			<button type="button" className={css['projector']} onClick={onProjector}>
				Projector
			</button>
			<p className={css['local']}>Everything runs in this tab.</p>
		</header>
	);
}

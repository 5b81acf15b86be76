import { type PageName, pages } from '../parts/navigation/pages.ts';
import css from './Header.module.css';

export function Header({ page }: { readonly page: PageName }) {
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
			<nav className={css['pages']} aria-label="Pages">
				{pages.map(({ name, title }) => (
					<a key={name} href={`#${name}`} aria-current={name === page ? 'page' : undefined}>
						{title}
					</a>
				))}
			</nav>
			<p className={css['local']}>Everything runs in this tab.</p>
		</header>
	);
}

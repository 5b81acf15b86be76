import { pages } from '../parts/navigation/pages.ts';
import css from './Footer.module.css';
import { PrivacyDetails } from './privacy/PrivacyDetails.tsx';

/** What else there is, and where all this comes from. @param isAlone whether a link leaves the visitor on its page alone. */
export function Footer({ isAlone }: { readonly isAlone: boolean }) {
	/** In a frame other pages open beside it: most refuse to be framed, and nobody finds the way back. */
	const target = window.parent === window ? undefined : '_blank';
	return (
		<footer className={css['footer']}>
			{!isAlone &&
				pages
					.filter(({ at }) => at === 'foot')
					.map(({ name, title }) => (
						<a key={name} href={`#${name}`}>
							{title}
						</a>
					))}
			<a href="https://arxiv.org/abs/2312.08935" target={target} rel="noreferrer">
				Math-Shepherd, the paper
			</a>
			<a href="models/shepherd-nano/manifest.json" target={target} rel="noreferrer">
				The models’ figures
			</a>
			<span>Steplight and its models: MIT licence</span>
			<PrivacyDetails />
		</footer>
	);
}

import css from './Footer.module.css';
import { PrivacyDetails } from './privacy/PrivacyDetails.tsx';

/** Where all this comes from. */
export function Footer() {
	return (
		<footer className={css['footer']}>
			<a href="https://arxiv.org/abs/2312.08935">Math-Shepherd, the paper</a>
			<a href="models/shepherd-nano/manifest.json">The models’ figures</a>
			<span>Steplight and its models: MIT licence</span>
			<PrivacyDetails />
		</footer>
	);
}

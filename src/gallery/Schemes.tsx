import css from './Gallery.module.css';
import { schemes } from './scheme.ts';

/** The gallery in light and in dark colours. */
export function Schemes() {
	return (
		<div className={css['schemes']}>
			{schemes.map((scheme) => (
				<iframe
					key={scheme}
					className={css['frame']}
					title={`Parts in ${scheme} colours`}
					src={`?scheme=${scheme}`}
				/>
			))}
		</div>
	);
}

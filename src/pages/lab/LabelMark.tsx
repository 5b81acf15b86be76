import { Hidden } from '../../parts/text/Hidden.tsx';
import css from './LabelMark.module.css';

/** The label of hard estimation, in the sign that the data set uses. */
export function LabelMark({ label }: { readonly label: boolean | null }) {
	if (label === null) {
		return (
			<span className={css['mark']} data-label="none" title="No label yet">
				<span aria-hidden="true">?</span>
				<Hidden>no label yet</Hidden>
			</span>
		);
	}
	return (
		<span
			className={css['mark']}
			data-label={label ? 'plus' : 'minus'}
			title={label ? 'Labelled good (1)' : 'Labelled bad (0)'}
		>
			{label ? '+' : '−'}
		</span>
	);
}

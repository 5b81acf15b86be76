import type { ReactNode } from 'react';
import css from './layout.module.css';

type Props = {
	/** Of the scale of spaces. */
	readonly space?: 1 | 2 | 3 | 5;
	readonly children: ReactNode;
};

/** Things under each other, as far apart as what they say. */
export function Stack({ space = 3, children }: Props) {
	return (
		<div className={css['stack']} data-space={space}>
			{children}
		</div>
	);
}

import type { ReactNode } from 'react';
import css from './layout.module.css';

type Props = {
	readonly align?: 'center' | 'baseline' | 'end';
	/** The first at one end and the last at the other. */
	readonly apart?: boolean;
	readonly children: ReactNode;
};

/** Things beside each other, which wrap where there is no room. */
export function Row({ align = 'center', apart = false, children }: Props) {
	return (
		<div className={css['row']} data-align={align} data-apart={apart}>
			{children}
		</div>
	);
}

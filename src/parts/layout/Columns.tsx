import type { ReactNode } from 'react';
import css from './layout.module.css';

type Props = {
	/** How wide the second column is. */
	readonly second: 'half' | 'side' | 'narrow';
	/** The two. */
	readonly children: ReactNode;
};

/** Two things beside each other where there is room, under each other where there is none. */
export function Columns({ second, children }: Props) {
	return (
		<div className={css['columns']} data-second={second}>
			{children}
		</div>
	);
}

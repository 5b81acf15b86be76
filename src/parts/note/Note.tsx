import type { ReactNode } from 'react';
import css from './Note.module.css';

type Props = {
	/** 'warn' says that what is shown is not to be trusted. */
	readonly tone: 'plain' | 'accent' | 'warn';
	readonly children: ReactNode;
};

/** A paragraph beside the matter itself, marked by a stripe. */
export function Note({ tone, children }: Props) {
	return (
		<p className={css['note']} data-tone={tone} role="note">
			{children}
		</p>
	);
}

import type { ReactNode } from 'react';
import css from './Hidden.module.css';

/** For a screen reader alone: what the eye sees without words. */
export function Hidden({ children }: { readonly children: ReactNode }) {
	return <span className={css['hidden']}>{children}</span>;
}

/** A screen reader says it whenever it changes. */
export function Spoken({ children }: { readonly children: ReactNode }) {
	return (
		<p className={css['hidden']} role="status">
			{children}
		</p>
	);
}

import type { ReactNode } from 'react';
import css from './PageHead.module.css';

type Props = { readonly title: string; readonly children: ReactNode };

/** What a page is for, at its top. */
export function PageHead({ title, children }: Props) {
	return (
		<header className={css['head']}>
			<h2>{title}</h2>
			{children}
		</header>
	);
}

import type { ReactNode } from 'react';
import { useProjector } from '../projector/projector-context.ts';
import css from './PageHead.module.css';

type Props = { readonly title: string; readonly children: ReactNode };

/** What a page is for, at its top; a room is told by whoever shows it. */
export function PageHead({ title, children }: Props) {
	if (useProjector()) return null;
	return (
		<header className={css['head']}>
			<h2>{title}</h2>
			{children}
		</header>
	);
}

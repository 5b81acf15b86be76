import type { ReactNode } from 'react';
import { Panel } from '../parts/panel/Panel.tsx';
import css from './Gallery.module.css';

/** A part, and its states. */
export function Part({ name, children }: { readonly name: string; readonly children: ReactNode }) {
	return (
		<Panel heading={name} level={2} look="bare">
			<div className={css['states']}>{children}</div>
		</Panel>
	);
}

export function State({ name, children }: { readonly name: string; readonly children: ReactNode }) {
	return (
		<div className={css['state']}>
			<p className={css['name']}>{name}</p>
			{children}
		</div>
	);
}

import type { ReactNode } from 'react';
import css from './Control.module.css';
import type { ControlName } from './shape.ts';
import { useControl } from './shape-context.ts';

type Props = { readonly name: ControlName; readonly children: ReactNode };

/** What a link may lock, so that it is seen and cannot be changed, or hide. */
export function Control({ name, children }: Props) {
	const state = useControl(name);
	if (state === 'hidden') return null;
	if (state === 'shown') return children;
	return (
		<fieldset className={css['locked']} disabled title="Set by the link">
			{children}
		</fieldset>
	);
}

import type { ComponentProps } from 'react';
import css from './Hint.module.css';

/** What helps to read the thing above it: smaller and softer. */
export function Hint(props: Omit<ComponentProps<'p'>, 'className'>) {
	return <p className={css['hint']} {...props} />;
}

/** The same as a second line inside a cell or a heading. */
export function SmallLine({ children, title }: Pick<ComponentProps<'span'>, 'children' | 'title'>) {
	return (
		<span className={css['line']} title={title}>
			{children}
		</span>
	);
}

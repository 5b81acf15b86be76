import type { ReactNode } from 'react';
import css from './FactList.module.css';

export type Fact = {
	readonly name: string;
	readonly value: ReactNode;
	/** What the name means. */
	readonly title?: string;
};

/** Names and values in a line, which wraps where there is no room. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
	return (
		<dl className={css['facts']}>
			{facts.map(({ name, value, title }) => (
				<div key={name} className={css['fact']}>
					<dt title={title}>{name}</dt>
					<dd>{value}</dd>
				</div>
			))}
		</dl>
	);
}

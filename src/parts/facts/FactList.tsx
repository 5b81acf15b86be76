import type { ReactNode } from 'react';
import type { GlossaryKey } from '../term/glossary.ts';
import { Term } from '../term/Term.tsx';
import css from './FactList.module.css';

export type Fact = {
	readonly name: string;
	readonly value: ReactNode;
	/** Where the name is a word of the field. */
	readonly term?: GlossaryKey;
};

/** Names and values in a line, which wraps where there is no room. */
export function FactList({ facts }: { readonly facts: readonly Fact[] }) {
	return (
		<dl className={css['facts']}>
			{facts.map(({ name, value, term }) => (
				<div key={name} className={css['fact']}>
					<dt>{term === undefined ? name : <Term of={term}>{name}</Term>}</dt>
					<dd>{value}</dd>
				</div>
			))}
		</dl>
	);
}

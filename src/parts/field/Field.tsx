import type { ReactNode } from 'react';
import { Hint } from '../text/Hint.tsx';
import css from './Field.module.css';

type Props = {
	/** Of the input inside. */
	readonly id: string;
	readonly label: string;
	/** Whether the label stands beside the input, not above it. */
	readonly beside?: boolean;
	readonly hint?: string | undefined;
	readonly children: ReactNode;
};

/** A label, what it labels, and what helps to fill it in. */
export function Field({ id, label, beside = false, hint, children }: Props) {
	return (
		<div className={css['field']} data-beside={beside}>
			<label className={css['label']} htmlFor={id}>
				{label}
			</label>
			{children}
			{hint !== undefined && <Hint id={hintIdOf(id)}>{hint}</Hint>}
		</div>
	);
}

/** Fields side by side, of one width each. @param legend what they are the settings of. */
export function FieldSet({
	legend,
	children,
}: {
	readonly legend: string;
	readonly children: ReactNode;
}) {
	return (
		<fieldset className={css['set']} aria-label={legend}>
			{children}
		</fieldset>
	);
}

/** The id of a field's hint, for `aria-describedby`. */
export function hintIdOf(id: string): string {
	return `${id}-hint`;
}

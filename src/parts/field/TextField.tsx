import { type ComponentProps, useId } from 'react';
import { Field, hintIdOf } from './Field.tsx';
import css from './input.module.css';

type Own<Element extends 'input' | 'textarea'> = Omit<
	ComponentProps<Element>,
	'id' | 'className' | 'value' | 'onChange'
> & {
	readonly label: string;
	readonly hint?: string;
	readonly value: string;
	readonly onChange: (typed: string) => void;
};

type LineProps = Own<'input'> & {
	/** Whether what is typed cannot be used; the hint says why. */
	readonly invalid?: boolean;
	/** For a word or a number. */
	readonly short?: boolean;
};

/** A line of text. */
export function TextField({ label, hint, invalid, short = false, onChange, ...rest }: LineProps) {
	const id = useId();
	return (
		<Field id={id} label={label} hint={hint}>
			<input
				id={id}
				className={css['input']}
				data-short={short}
				aria-invalid={invalid}
				aria-describedby={hint === undefined ? undefined : hintIdOf(id)}
				onChange={(event) => onChange(event.target.value)}
				{...rest}
			/>
		</Field>
	);
}

/** Text of several lines, in whatever direction it is written. */
export function TextArea({ label, hint, onChange, ...rest }: Own<'textarea'>) {
	const id = useId();
	return (
		<Field id={id} label={label} hint={hint}>
			<textarea
				id={id}
				className={css['input']}
				dir="auto"
				aria-describedby={hint === undefined ? undefined : hintIdOf(id)}
				onChange={(event) => onChange(event.target.value)}
				{...rest}
			/>
		</Field>
	);
}

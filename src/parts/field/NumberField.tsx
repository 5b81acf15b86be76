import { useId, useState } from 'react';
import { Field } from './Field.tsx';
import css from './input.module.css';
import { type NumberRange, numberFrom } from './number-range.ts';

type Props = {
	readonly label: string;
	readonly range: NumberRange;
	readonly value: number;
	readonly onChange: (value: number) => void;
};

/** A number that may be half typed: what the visitor writes stays, only what is valid is used. */
export function NumberField({ label, range, value, onChange }: Props) {
	const id = useId();
	const [draft, setDraft] = useState<string | null>(null);
	const { min, max, step } = range;
	const text = draft ?? String(value);
	const invalid = numberFrom(text, range) === null;

	const edit = (typed: string) => {
		setDraft(typed);
		const read = numberFrom(typed, range);
		if (read !== null) onChange(read);
	};

	return (
		<Field id={id} label={label}>
			<input
				id={id}
				className={css['input']}
				type="number"
				inputMode="decimal"
				min={min}
				max={max}
				step={step}
				value={text}
				title={`${label}: ${min} to ${max}`}
				aria-invalid={invalid}
				onChange={(event) => edit(event.target.value)}
				onBlur={() => setDraft(null)}
			/>
		</Field>
	);
}

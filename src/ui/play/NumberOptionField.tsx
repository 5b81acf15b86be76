import { useId, useState } from 'react';
import control from '../styles/control.module.css';
import { limits, type NumberOption, numberFrom } from './play-options.ts';

type Props = {
	readonly label: string;
	readonly option: NumberOption;
	readonly value: number;
	readonly onChange: (value: number) => void;
};

/** A number that may be half typed: what is written stays, only what is valid is used. */
export function NumberOptionField({ label, option, value, onChange }: Props) {
	const id = useId();
	const hintId = useId();
	const [draft, setDraft] = useState<string | null>(null);
	const { min, max } = limits[option];
	const text = draft ?? String(value);
	const invalid = numberFrom(text, option) === null;

	const edit = (typed: string) => {
		setDraft(typed);
		const read = numberFrom(typed, option);
		if (read !== null) onChange(read);
	};

	return (
		<div className={control['field']}>
			<label className={control['label']} htmlFor={id}>
				{label}
			</label>
			<input
				id={id}
				className={control['input']}
				inputMode="numeric"
				autoComplete="off"
				value={text}
				aria-invalid={invalid}
				aria-describedby={hintId}
				onChange={(event) => edit(event.target.value)}
				onBlur={() => setDraft(null)}
			/>
			<p id={hintId} className={control['hint']}>
				{invalid ? `Write a whole number from ${min} to ${max}.` : `${min} to ${max}`}
			</p>
		</div>
	);
}

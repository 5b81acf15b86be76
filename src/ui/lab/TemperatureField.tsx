import { useId, useState } from 'react';
import control from '../styles/control.module.css';
import { temperatureFrom, temperatureLimits } from './lab-draft.ts';

type Props = {
	readonly value: number;
	readonly onChange: (value: number) => void;
};

/** Temperature of the completer; 0 is left out, because all rollouts would be the same text. */
export function TemperatureField({ value, onChange }: Props) {
	const id = useId();
	const [typed, setTyped] = useState<string | null>(null);
	const { min, max, step } = temperatureLimits;
	const text = typed ?? String(value);

	const edit = (next: string) => {
		setTyped(next);
		const read = temperatureFrom(next);
		if (read !== null) onChange(read);
	};

	return (
		<div className={control['field']}>
			<label className={control['label']} htmlFor={id}>
				Temperature
			</label>
			<input
				id={id}
				className={control['input']}
				type="number"
				inputMode="decimal"
				min={min}
				max={max}
				step={step}
				value={text}
				title={`Temperature: ${min} to ${max}`}
				aria-invalid={temperatureFrom(text) === null}
				onChange={(event) => edit(event.target.value)}
				onBlur={() => setTyped(null)}
			/>
		</div>
	);
}

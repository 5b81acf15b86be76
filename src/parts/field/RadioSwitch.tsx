import { useId } from 'react';
import control from '../styles/control.module.css';
import css from './RadioSwitch.module.css';

type Props<Value extends string> = {
	readonly legend: string;
	readonly options: readonly { readonly value: Value; readonly label: string }[];
	readonly value: Value;
	readonly onChange: (value: Value) => void;
};

/** A few choices side by side, of which one holds. */
export function RadioSwitch<Value extends string>({
	legend,
	options,
	value,
	onChange,
}: Props<Value>) {
	const name = useId();
	return (
		<fieldset className={css['switch']}>
			<legend className={control['hidden']}>{legend}</legend>
			{options.map((option) => (
				<label key={option.value} className={css['choice']}>
					<input
						type="radio"
						name={name}
						checked={option.value === value}
						onChange={() => onChange(option.value)}
					/>
					{option.label}
				</label>
			))}
		</fieldset>
	);
}

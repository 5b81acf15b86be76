import { useId } from 'react';
import css from './choice.module.css';
import type { Option } from './SelectField.tsx';

type Props<Value extends string> = {
	readonly legend: string;
	readonly options: readonly Option<Value>[];
	readonly value: Value;
	readonly onChange: (value: Value) => void;
};

/** A few choices side by side, of which one holds. */
export function RadioSwitch<Value extends string>(props: Props<Value>) {
	const { legend, options, value, onChange } = props;
	const name = useId();
	return (
		<fieldset className={css['switch']} aria-label={legend}>
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

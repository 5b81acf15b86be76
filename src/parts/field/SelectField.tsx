import { useId } from 'react';
import { Field } from './Field.tsx';
import css from './input.module.css';

export type Option<Value> = { readonly value: Value; readonly label: string };

type Props<Value> = {
	readonly label: string;
	readonly beside?: boolean;
	/** Id of what explains the choice. */
	readonly describedBy?: string;
	readonly options: readonly Option<Value>[];
	readonly value: Value;
	readonly onChange: (value: Value) => void;
};

/** One of several choices, folded away. */
export function SelectField<Value extends string | number>(props: Props<Value>) {
	const { label, beside = false, describedBy, options, value, onChange } = props;
	const id = useId();
	const choose = (name: string) => {
		const chosen = options.find((option) => String(option.value) === name);
		if (chosen !== undefined) onChange(chosen.value);
	};
	return (
		<Field id={id} label={label} beside={beside}>
			<select
				id={id}
				className={css['input']}
				value={value}
				aria-describedby={describedBy}
				onChange={(event) => choose(event.target.value)}
			>
				{options.map((option) => (
					<option key={option.value} value={option.value}>
						{option.label}
					</option>
				))}
			</select>
		</Field>
	);
}

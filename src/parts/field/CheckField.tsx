import css from './choice.module.css';

type Props = {
	readonly label: string;
	readonly checked: boolean;
	readonly onChange: (checked: boolean) => void;
};

/** Yes or no. */
export function CheckField({ label, checked, onChange }: Props) {
	return (
		<label className={css['choice']}>
			<input
				type="checkbox"
				checked={checked}
				onChange={(event) => onChange(event.target.checked)}
			/>
			{label}
		</label>
	);
}

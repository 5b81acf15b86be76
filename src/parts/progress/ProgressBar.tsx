import css from './ProgressBar.module.css';

type Props = {
	readonly label: string;
	/** null while it is not known how far the work is. */
	readonly value: number | null;
	readonly max: number;
};

export function ProgressBar({ label, value, max }: Props) {
	const known = value !== null && max > 0;
	return (
		<progress
			className={css['bar']}
			aria-label={label}
			max={known ? max : undefined}
			value={known ? value : undefined}
		/>
	);
}

import { useId } from 'react';
import { parseAnswer } from '../../domain/answer.ts';
import control from '../../parts/styles/control.module.css';
import css from './GoldField.module.css';

type Props = {
	readonly value: string;
	readonly onChange: (value: string) => void;
};

/** The right answer of a problem that came without one. */
export function GoldField({ value, onChange }: Props) {
	const id = useId();
	const hintId = useId();
	const unread = value.trim() !== '' && parseAnswer(value) === null;
	return (
		<div className={control['field']}>
			<label className={control['label']} htmlFor={id}>
				Right answer
			</label>
			<input
				id={id}
				className={`${control['input']} ${css['input']}`}
				autoComplete="off"
				value={value}
				aria-invalid={unread}
				aria-describedby={hintId}
				onChange={(event) => onChange(event.target.value)}
			/>
			<p id={hintId} className={control['hint']}>
				{unread
					? 'Not read as a number. Write it like 18, 1,800, 3/4, $2.50 or 75%.'
					: 'Needed here: a rollout counts when it reaches this answer. The models never see it.'}
			</p>
		</div>
	);
}

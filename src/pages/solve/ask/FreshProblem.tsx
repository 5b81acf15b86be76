import { useId } from 'react';
import type { Problem } from '../../../domain/problem.ts';
import control from '../../../parts/styles/control.module.css';
import { type FreshChoice, topics } from '../../../world/fresh-problem.ts';
import css from './FreshProblem.module.css';

type Props = {
	readonly problem: Problem;
	readonly fresh: FreshChoice;
	readonly onNewProblem: (changed: Partial<FreshChoice>) => void;
	readonly onOtherWords: () => void;
};

const stepCounts = ['2', '3', '4', '5', '6'];

export function FreshProblem({ problem, fresh, onNewProblem, onOtherWords }: Props) {
	const { topic, steps } = fresh;
	// The last line is the answer's.
	const found = problem.reference.length - 1;
	return (
		<div className={css['fresh']}>
			<details key={problem.id} className={css['reference']}>
				<summary>Show the answer</summary>
				<ol>
					{problem.reference.map((line) => (
						<li key={line}>{line}</li>
					))}
				</ol>
			</details>
			<div className={css['foot']}>
				<button type="button" className={control['button']} onClick={onOtherWords}>
					In other words
				</button>
				<Choice
					label="Topic"
					value={topics.includes(topic) ? topic : ''}
					options={[['', 'Any'], ...topics.map((name) => [name, name] as const)]}
					onChange={(value) => onNewProblem({ topic: value })}
				/>
				<Choice
					label="Steps"
					value={String(steps)}
					options={[['0', 'Any'], ...stepCounts.map((count) => [count, count] as const)]}
					onChange={(value) => onNewProblem({ steps: Number(value) })}
				/>
				<p className={control['hint']}>
					{steps !== 0 && found !== steps && `It has ${found} steps: none with ${steps} came up.`}
				</p>
			</div>
		</div>
	);
}

type ChoiceProps = {
	readonly label: string;
	readonly value: string;
	/** Value and words of each. */
	readonly options: readonly (readonly [string, string])[];
	readonly onChange: (value: string) => void;
};

function Choice({ label, value, options, onChange }: ChoiceProps) {
	const id = useId();
	return (
		<div className={css['choice']}>
			<label className={control['label']} htmlFor={id}>
				{label}
			</label>
			<select
				id={id}
				className={control['input']}
				value={value}
				onChange={(event) => onChange(event.target.value)}
			>
				{options.map(([option, words]) => (
					<option key={option} value={option}>
						{words}
					</option>
				))}
			</select>
		</div>
	);
}

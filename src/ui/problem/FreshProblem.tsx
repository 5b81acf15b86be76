import { useId } from 'react';
import type { Problem } from '../../domain/problem.ts';
import { topics } from '../../domain/world/fresh-problem.ts';
import control from '../styles/control.module.css';
import css from './FreshProblem.module.css';

type Props = {
	readonly problem: Problem;
	readonly topic: string;
	readonly onTopic: (topic: string) => void;
	readonly onNewProblem: () => void;
};

export function FreshProblem({ problem, topic, onTopic, onNewProblem }: Props) {
	const topicId = useId();
	return (
		<div className={css['fresh']}>
			<p className={css['question']} data-testid="question">
				{problem.question}
			</p>
			<details key={problem.id} className={css['reference']}>
				<summary>Show the answer</summary>
				<ol>
					{problem.reference.map((line) => (
						<li key={line}>{line}</li>
					))}
				</ol>
			</details>
			<div className={css['foot']}>
				<button type="button" className={control['button']} onClick={onNewProblem}>
					New problem
				</button>
				<div className={css['topic']}>
					<label className={control['label']} htmlFor={topicId}>
						Topic
					</label>
					<select
						id={topicId}
						className={control['input']}
						value={topics.includes(topic) ? topic : ''}
						onChange={(event) => onTopic(event.target.value)}
					>
						<option value="">Any</option>
						{topics.map((name) => (
							<option key={name} value={name}>
								{name}
							</option>
						))}
					</select>
				</div>
				<p className={control['hint']}>Made just now, with numbers no model here was trained on.</p>
			</div>
		</div>
	);
}

import { RadioSwitch } from '../settings/RadioSwitch.tsx';
import control from '../styles/control.module.css';
import { FreshProblem } from './FreshProblem.tsx';
import css from './ProblemCard.module.css';
import { TypedProblem } from './TypedProblem.tsx';
import type { ProblemChoice } from './useProblem.ts';

type Props = {
	readonly choice: ProblemChoice;
	readonly topic: string;
	readonly onTopic: (topic: string) => void;
	readonly onNewProblem: () => void;
};

const choices = [
	{ value: 'fresh', label: 'Fresh' },
	{ value: 'own', label: 'My own' },
] as const;

export function ProblemCard({ choice, topic, onTopic, onNewProblem }: Props) {
	const { draft, changeDraft, fresh } = choice;
	return (
		<section className={`${control['card']} ${css['card']}`} aria-labelledby="problem-heading">
			<div className={css['head']}>
				<h2 id="problem-heading">Problem</h2>
				<RadioSwitch
					legend="Which problem"
					options={choices}
					value={draft.chosen ? 'own' : 'fresh'}
					onChange={(value) => changeDraft({ chosen: value === 'own' })}
				/>
			</div>
			{draft.chosen ? (
				<TypedProblem draft={draft} onChange={changeDraft} />
			) : (
				<FreshProblem problem={fresh} topic={topic} onTopic={onTopic} onNewProblem={onNewProblem} />
			)}
		</section>
	);
}

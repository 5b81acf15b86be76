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

export function ProblemCard({ choice, topic, onTopic, onNewProblem }: Props) {
	const { draft, changeDraft, fresh } = choice;
	return (
		<section className={`${control['card']} ${css['card']}`} aria-labelledby="problem-heading">
			<div className={css['head']}>
				<h2 id="problem-heading">Problem</h2>
				<fieldset className={css['switch']}>
					<legend className={control['hidden']}>Which problem</legend>
					<Choice
						label="Fresh"
						checked={!draft.chosen}
						onChoose={() => changeDraft({ chosen: false })}
					/>
					<Choice
						label="My own"
						checked={draft.chosen}
						onChoose={() => changeDraft({ chosen: true })}
					/>
				</fieldset>
			</div>
			{draft.chosen ? (
				<TypedProblem draft={draft} onChange={changeDraft} />
			) : (
				<FreshProblem problem={fresh} topic={topic} onTopic={onTopic} onNewProblem={onNewProblem} />
			)}
		</section>
	);
}

type ChoiceProps = {
	readonly label: string;
	readonly checked: boolean;
	readonly onChoose: () => void;
};

function Choice({ label, checked, onChoose }: ChoiceProps) {
	return (
		<label className={css['choice']}>
			<input type="radio" name="problem-kind" checked={checked} onChange={onChoose} />
			{label}
		</label>
	);
}

import type { Problem } from '../../../domain/problem.ts';
import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import { SelectField } from '../../../parts/field/SelectField.tsx';
import { Row } from '../../../parts/layout/Row.tsx';
import { Stack } from '../../../parts/layout/Stack.tsx';
import { useShape } from '../../../parts/link/shape-context.ts';
import { Hint } from '../../../parts/text/Hint.tsx';
import { type FreshChoice, topics } from '../../../world/fresh-problem.ts';
import css from './FreshProblem.module.css';

type Props = {
	readonly problem: Problem;
	readonly fresh: FreshChoice;
	readonly onNewProblem: (changed: Partial<FreshChoice>) => void;
	readonly onOtherWords: () => void;
};

const topicOptions = ['', ...topics].map((name) => ({ value: name, label: name || 'Any' }));
const stepOptions = [0, 2, 3, 4, 5, 6].map((count) => ({
	value: count,
	label: count === 0 ? 'Any' : String(count),
}));

export function FreshProblem({ problem, fresh, onNewProblem, onOtherWords }: Props) {
	const { topic, steps } = fresh;
	const { hides } = useShape();
	const isHidden = hides.includes('answer') || hides.includes('steps');
	// The last line is the answer's.
	const found = problem.reference.length - 1;
	return (
		<Stack>
			{!isHidden && (
				<details key={problem.id} className={css['reference']}>
					<summary>Show the answer</summary>
					<ol>
						{problem.reference.map((line) => (
							<li key={line}>{line}</li>
						))}
					</ol>
				</details>
			)}
			<Row>
				<ActionButton onPress={onOtherWords}>In other words</ActionButton>
				<SelectField
					label="Topic"
					beside
					options={topicOptions}
					value={topics.includes(topic) ? topic : ''}
					onChange={(changed) => onNewProblem({ topic: changed })}
				/>
				<SelectField
					label="Steps"
					beside
					options={stepOptions}
					value={steps}
					onChange={(changed) => onNewProblem({ steps: changed })}
				/>
				{steps !== 0 && found !== steps && (
					<Hint>
						It has {found} steps: none with {steps} came up.
					</Hint>
				)}
			</Row>
		</Stack>
	);
}

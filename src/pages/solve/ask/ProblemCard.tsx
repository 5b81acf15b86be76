import { RadioSwitch } from '../../../parts/field/RadioSwitch.tsx';
import { Panel } from '../../../parts/panel/Panel.tsx';
import type { FreshChoice } from '../../../world/fresh-problem.ts';
import { FreshProblem } from './FreshProblem.tsx';
import { TypedProblem } from './TypedProblem.tsx';
import type { ProblemChoice } from './useProblem.ts';

type Props = {
	readonly choice: ProblemChoice;
	readonly fresh: FreshChoice;
	readonly onNewProblem: (changed: Partial<FreshChoice>) => void;
	readonly onOtherWords: () => void;
};

const choices = [
	{ value: 'fresh', label: 'Fresh' },
	{ value: 'own', label: 'My own' },
] as const;

export function ProblemCard({ choice, fresh, onNewProblem, onOtherWords }: Props) {
	const { draft, changeDraft } = choice;
	return (
		<Panel
			heading="Choose a problem"
			level={2}
			aside={
				<RadioSwitch
					legend="Which problem"
					options={choices}
					value={draft.chosen ? 'own' : 'fresh'}
					onChange={(value) => changeDraft({ chosen: value === 'own' })}
				/>
			}
		>
			{draft.chosen ? (
				<TypedProblem draft={draft} onChange={changeDraft} />
			) : (
				<FreshProblem
					problem={choice.fresh}
					fresh={fresh}
					onNewProblem={onNewProblem}
					onOtherWords={onOtherWords}
				/>
			)}
		</Panel>
	);
}

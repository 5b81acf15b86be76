import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { AnswerField } from '../../parts/field/AnswerField.tsx';
import { RadioSwitch } from '../../parts/field/RadioSwitch.tsx';
import { randomProblemSeed } from '../../parts/field/run-limits.ts';
import { Row } from '../../parts/layout/Row.tsx';
import { Control } from '../../parts/link/Control.tsx';
import { useShape } from '../../parts/link/shape-context.ts';
import { Panel } from '../../parts/panel/Panel.tsx';
import { useProjector } from '../../parts/projector/projector-context.ts';
import { Hint } from '../../parts/text/Hint.tsx';
import type { LabDraft } from './lab-draft.ts';
import type { StepFinding } from './lab-findings.ts';
import type { LabSolution } from './lab-solution.ts';
import css from './SolutionCard.module.css';
import { StepChoice } from './StepChoice.tsx';

type Props = {
	readonly draft: LabDraft;
	readonly solution: LabSolution;
	readonly findings: readonly StepFinding[];
	/** Index of the chosen step. */
	readonly chosen: number;
	/** Whether a class has still to guess: then the steps stand on its board alone. */
	readonly isHidden: boolean;
	readonly onChange: (change: Partial<LabDraft>) => void;
};

/** The problem, its right answer and the solution whose steps are labelled. */
export function SolutionCard(props: Props) {
	const { draft, solution, findings, chosen, isHidden, onChange } = props;
	const { hides } = useShape();
	const isProjected = useProjector();
	const hidesAnswer = isHidden && hides.includes('answer');
	const { problem, asksAnswer, note } = solution;
	const isFresh = draft.source === 'fresh' || draft.given === null;
	return (
		<Panel
			heading="Solution"
			aside={
				draft.given !== null && (
					<RadioSwitch
						legend="Which solution"
						options={[
							{ value: 'given', label: 'The one brought here' },
							{ value: 'fresh', label: 'A fresh one' },
						]}
						value={draft.source}
						onChange={(source) => onChange({ source, step: 0 })}
					/>
				)
			}
		>
			<p className={css['question']}>{problem.question}</p>
			{hidesAnswer ? null : asksAnswer ? (
				<AnswerField
					label="Right answer"
					hint="Needed here: a rollout counts when it reaches this answer. The models never see it."
					value={draft.answer}
					onChange={(answer) => onChange({ answer })}
				/>
			) : (
				<p>
					Gold answer: <strong className={css['gold']}>{problem.answer}</strong>
				</p>
			)}
			{!isHidden && (
				<StepChoice findings={findings} chosen={chosen} onChoose={(step) => onChange({ step })} />
			)}
			{isFresh && (
				<Control name="problem">
					<Row>
						<ActionButton onPress={() => onChange({ problemSeed: randomProblemSeed(), step: 0 })}>
							Another problem
						</ActionButton>
						{!isHidden && !isProjected && (
							<RadioSwitch
								legend="Right or flawed solution"
								options={[
									{ value: 'flawed', label: 'Flawed solution' },
									{ value: 'right', label: 'Right solution' },
								]}
								value={draft.flawed ? 'flawed' : 'right'}
								onChange={(kind) => onChange({ flawed: kind === 'flawed', step: 0 })}
							/>
						)}
					</Row>
				</Control>
			)}
			{note !== null && <Hint>{note}</Hint>}
		</Panel>
	);
}

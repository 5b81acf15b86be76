import { RadioSwitch } from '../../parts/field/RadioSwitch.tsx';
import { randomProblemSeed } from '../../parts/field/run-limits.ts';
import control from '../../parts/styles/control.module.css';
import { GoldField } from './GoldField.tsx';
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
	readonly onChange: (change: Partial<LabDraft>) => void;
};

/** The problem, its right answer and the solution whose steps are labelled. */
export function SolutionCard({ draft, solution, findings, chosen, onChange }: Props) {
	const { problem, asksAnswer, note } = solution;
	const isFresh = draft.source === 'fresh' || draft.given === null;
	return (
		<section className={`${control['card']} ${css['card']}`} aria-labelledby="lab-solution-heading">
			<div className={css['head']}>
				<h3 id="lab-solution-heading" className={css['heading']}>
					Solution
				</h3>
				{draft.given !== null && (
					<RadioSwitch
						legend="Which solution"
						options={[
							{ value: 'given', label: 'The one brought here' },
							{ value: 'fresh', label: 'A fresh one' },
						]}
						value={draft.source}
						onChange={(source) => onChange({ source, step: 0 })}
					/>
				)}
			</div>
			<p className={css['question']}>{problem.question}</p>
			{asksAnswer ? (
				<GoldField value={draft.answer} onChange={(answer) => onChange({ answer })} />
			) : (
				<p>
					Gold answer: <strong className={css['gold']}>{problem.answer}</strong>
				</p>
			)}
			<StepChoice findings={findings} chosen={chosen} onChoose={(step) => onChange({ step })} />
			{isFresh && (
				<div className={css['foot']}>
					<button
						type="button"
						className={control['button']}
						onClick={() => onChange({ problemSeed: randomProblemSeed(), step: 0 })}
					>
						Another problem
					</button>
					<RadioSwitch
						legend="Right or flawed solution"
						options={[
							{ value: 'flawed', label: 'Flawed solution' },
							{ value: 'right', label: 'Right solution' },
						]}
						value={draft.flawed ? 'flawed' : 'right'}
						onChange={(kind) => onChange({ flawed: kind === 'flawed', step: 0 })}
					/>
				</div>
			)}
			{note !== null && <p className={control['hint']}>{note}</p>}
		</section>
	);
}

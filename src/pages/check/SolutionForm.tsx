import { useId } from 'react';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { useEngineState } from '../../parts/engine/engine-context.ts';
import { useLoadLabel } from '../../parts/engine/load-label.ts';
import control from '../../parts/styles/control.module.css';
import type { RunState } from '../../run/state.ts';
import type { CheckDraft } from './check-draft.ts';
import { ScoreStatus } from './ScoreStatus.tsx';
import css from './SolutionForm.module.css';

type Props = {
	readonly draft: CheckDraft;
	readonly onChange: (change: Partial<CheckDraft>) => void;
	/** What of the solution is not scored, and why. */
	readonly notes: readonly string[];
	readonly state: RunState;
	readonly busy: boolean;
	/** What is missing before steps can be scored; null when nothing is. */
	readonly obstacle: string | null;
	readonly onScore: () => void;
};

export function SolutionForm(props: Props) {
	const { draft, onChange, notes, state, busy, obstacle, onScore } = props;
	const { models } = useEngineState();
	const labelled = useLoadLabel();
	const questionId = useId();
	const solutionId = useId();
	const hintId = useId();
	const blocked = models.kind === 'loading' || obstacle !== null;
	return (
		<section className={`${control['card']} ${css['form']}`} aria-label="Problem and solution">
			<div className={control['field']}>
				<label className={control['label']} htmlFor={questionId}>
					Problem
				</label>
				<textarea
					id={questionId}
					className={`${control['input']} ${css['area']}`}
					dir="auto"
					rows={4}
					placeholder="Ben had 44 stickers, bought 11 more and then lost 25. How many stickers does he have left?"
					value={draft.question}
					onChange={(event) => onChange({ question: event.target.value })}
				/>
			</div>
			<div className={control['field']}>
				<label className={control['label']} htmlFor={solutionId}>
					Solution, a line a step
				</label>
				<textarea
					id={solutionId}
					className={`${control['input']} ${css['area']}`}
					dir="auto"
					rows={8}
					placeholder={
						'Then Ben has 44+11 = 55 stickers.\nNow he has 55-25 = 30 stickers.\n#### 30'
					}
					aria-describedby={hintId}
					value={draft.solution}
					onChange={(event) => onChange({ solution: event.target.value })}
				/>
				<p id={hintId} className={control['hint']}>
					A last line like #### 30 is the answer; without it there is no outcome reward.
				</p>
			</div>
			<ul className={css['notes']} aria-live="polite">
				{notes.map((note) => (
					<li key={note}>{note}</li>
				))}
			</ul>
			<ActionButton primary blocked={blocked} onPress={() => onScore()}>
				{labelled('Score the steps', 'score')}
			</ActionButton>
			<ScoreStatus {...{ state, busy, obstacle }} />
		</section>
	);
}

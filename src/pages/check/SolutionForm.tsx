import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { useEngineState } from '../../parts/engine/engine-context.ts';
import { useLoadLabel } from '../../parts/engine/load-label.ts';
import { TextArea } from '../../parts/field/TextField.tsx';
import { Control } from '../../parts/link/Control.tsx';
import { WarningList } from '../../parts/note/WarningList.tsx';
import { Card } from '../../parts/panel/Panel.tsx';
import type { RunState } from '../../run/state.ts';
import { CutField } from './CutField.tsx';
import type { CheckDraft } from './check-draft.ts';
import { ScoreStatus } from './ScoreStatus.tsx';

type Props = {
	readonly draft: CheckDraft;
	readonly onChange: (change: Partial<CheckDraft>) => void;
	/** What of the solution is not scored, and why. */
	readonly notes: readonly string[];
	readonly state: RunState;
	readonly busy: boolean;
	/** What is missing before steps can be scored; null when nothing is. */
	readonly obstacle: string | null;
	/** Whether a class has still to guess: then the solution is not to be read here. */
	readonly hidesSolution: boolean;
	readonly onScore: () => void;
};

export function SolutionForm(props: Props) {
	const { draft, onChange, notes, state, busy, obstacle, hidesSolution, onScore } = props;
	const { models } = useEngineState();
	const labelled = useLoadLabel();
	const blocked = models.kind === 'loading' || obstacle !== null;
	return (
		<Card label="Problem and solution">
			<Control name="problem">
				<TextArea
					label="Problem"
					rows={4}
					placeholder="Ben had 44 stickers, bought 11 more and then lost 25. How many stickers does he have left?"
					value={draft.question}
					onChange={(question) => onChange({ question })}
				/>
			</Control>
			{!hidesSolution && (
				<>
					<Control name="solution">
						<TextArea
							label="Solution, a line a step"
							hint="A last line like #### 30 is the answer; without it there is no outcome reward."
							rows={8}
							placeholder={
								'Then Ben has 44+11 = 55 stickers.\nNow he has 55-25 = 30 stickers.\n#### 30'
							}
							value={draft.solution}
							onChange={(solution) => onChange({ solution })}
						/>
					</Control>
					<Control name="cut">
						{' '}
						<CutField value={draft.cutAt} onChange={(cutAt) => onChange({ cutAt })} />
					</Control>{' '}
					<WarningList messages={notes} />
				</>
			)}
			<ActionButton primary blocked={blocked} onPress={() => onScore()}>
				{labelled('Score the steps', 'score')}
			</ActionButton>
			<ScoreStatus state={state} busy={busy} obstacle={obstacle} />
		</Card>
	);
}

import { TextArea } from '../../parts/field/TextField.tsx';
import { Control } from '../../parts/link/Control.tsx';
import { WarningList } from '../../parts/note/WarningList.tsx';
import { Card } from '../../parts/panel/Panel.tsx';
import { CutField } from './CutField.tsx';
import type { CheckDraft } from './check-draft.ts';
import { ScoreButton, type ScoreButtonProps } from './ScoreButton.tsx';

type Props = {
	readonly draft: CheckDraft;
	readonly onChange: (change: Partial<CheckDraft>) => void;
	/** What of the solution is not scored, and why. */
	readonly notes: readonly string[];
	/** Whether a class has still to guess: then the solution is not to be read here. */
	readonly hidesSolution: boolean;
	readonly score: ScoreButtonProps;
};

export function SolutionForm(props: Props) {
	const { draft, onChange, notes, hidesSolution, score } = props;
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
			<ScoreButton {...score} />
		</Card>
	);
}

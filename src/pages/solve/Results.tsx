import { useCallback, useState } from 'react';
import { answerWords } from '../../domain/answer.ts';
import type { Problem } from '../../domain/problem.ts';
import { firstAsk } from '../../domain/reveal.ts';
import type { Aggregator } from '../../domain/reward.ts';
import type { Candidate } from '../../domain/solution.ts';
import { useEngineState } from '../../parts/engine/engine-context.ts';
import { CheckField } from '../../parts/field/CheckField.tsx';
import { PrintButtons } from '../../parts/print/PrintButtons.tsx';
import { RewardNote } from '../../parts/reward/RewardNote.tsx';
import { Term } from '../../parts/term/Term.tsx';
import { truthOf } from '../../world/truth-of.ts';
import css from './Results.module.css';
import { SolutionRows } from './rows/SolutionRows.tsx';
import type { OpenCandidate } from './shown/CandidateLinks.tsx';
import { ShownSolution } from './shown/ShownSolution.tsx';
import { type ShownChoice, shownIndex } from './shown/shown-choice.ts';
import { useSettled } from './useSettled.ts';
import type { LiveRun } from './verdict/AnytimeLine.tsx';
import { VerdictPanel } from './verdict/VerdictPanel.tsx';
import { withoutRewards } from './without-rewards.ts';

type Props = {
	/** At least one. */
	readonly candidates: readonly Candidate[];
	/** The problem they solve. */
	readonly problem: Problem;
	readonly live: boolean;
	/** Whether what the rules choose may be seen. */
	readonly hasVerdict: boolean;
	/** Whether rewards say anything on this problem. */
	readonly judged: boolean;
	/** The solution that is shown whole until the visitor chooses one. */
	readonly first: ShownChoice;
	/** The solution that a tour shows whole; null where the visitor chooses. */
	readonly toured: ShownChoice | null;
	readonly aggregator: Aggregator;
	readonly onAggregator: (aggregator: Aggregator) => void;
	readonly onOpen: OpenCandidate;
	readonly stopSettled: LiveRun['stopSettled'];
	readonly onResample: (prefix: readonly string[]) => void;
};

/** Lines to keep room for where no reference solution tells how many there will be. */
const usualRows = 5;
/** Wrong solutions are often longer, and a long step takes two lines. */
const spareRows = 2;

/** So many lines fit beside the verdict; more of them stand below it, over the whole width. */
const mostBeside = 24;

const textsOf = ({ steps }: Candidate): readonly string[] => steps.map(({ text }) => text);

/** One solution whole beside what each rule chooses, and all of them in a line each. */
export function Results(props: Props) {
	const { problem, live, hasVerdict, judged, toured, aggregator, onAggregator, onOpen } = props;
	const { candidates, near, joinsNear, setJoinsNear } = useSettled(
		judged ? props.candidates : props.candidates.map(withoutRewards),
		problem,
	);
	const { models } = useEngineState();
	const threshold = models.kind === 'ready' ? models.info.verdictOnSteps.threshold : null;
	const [chosen, setChoice] = useState<ShownChoice | null>(null);
	const choice = toured ?? chosen ?? props.first;
	const [before, setBefore] = useState(0);
	const shown = shownIndex(choice, candidates, before, aggregator);
	// State that follows from the last render: who was shown decides who is shown.
	if (shown !== before) setBefore(shown);
	const show = useCallback((index: number) => setChoice(index), []);
	const candidate = candidates[shown];
	if (candidate === undefined) return null;
	const gold = problem.answer;
	const rows = (problem.reference.length || usualRows) + spareRows;
	return (
		<div className={css['results']}>
			<div className={css['board']} data-many={candidates.length > mostBeside}>
				<ShownSolution
					candidate={candidate}
					gold={gold}
					aggregator={aggregator}
					rows={rows}
					live={live}
					judged={judged}
					choice={hasVerdict ? choice : null}
					onChoose={setChoice}
					onOpen={onOpen}
					onResample={props.onResample}
				/>
				{hasVerdict && (
					<div className={css['verdict']}>
						<VerdictPanel
							candidates={candidates}
							gold={gold}
							aggregator={aggregator}
							judged={judged}
							run={{ live, stopSettled: props.stopSettled }}
							onAggregator={onAggregator}
						/>
					</div>
				)}
				<div className={css['rows']}>
					<SolutionRows
						candidates={candidates}
						shown={shown}
						gold={gold}
						aggregator={aggregator}
						live={live}
						onShow={show}
					/>
				</div>
			</div>
			{near !== null && (
				<CheckField
					label={`Count answers that differ only by rounding as one, like ${near.map(answerWords).join(' and ')}`}
					checked={joinsNear}
					onChange={setJoinsNear}
				/>
			)}
			<PrintButtons
				count={candidate.steps.length === 0 ? 0 : 1}
				sheets={() => [
					{
						ask: firstAsk,
						problem,
						steps: candidate.steps,
						answer: candidate.answer,
						threshold: judged ? threshold : null,
						firstWrong: truthOf(problem, textsOf(candidate))?.firstWrong,
					},
				]}
			/>
			{judged && <RewardNote />}
			<p className={css['lens']}>
				A <span className={css['wave']}>wavy line</span> marks arithmetic that is false: checked
				exactly, without a model, and no part of the reward. The last line is the{' '}
				<Term of="answerLine">answer line</Term>.
			</p>
		</div>
	);
}

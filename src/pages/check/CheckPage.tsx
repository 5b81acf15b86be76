import { useMemo } from 'react';
import { parseGivenSolution } from '../../domain/given-solution.ts';
import { useEngineState, useRunState } from '../../parts/engine/engine-context.ts';
import { Columns } from '../../parts/layout/Columns.tsx';
import { PageHead } from '../../parts/panel/PageHead.tsx';
import { UnfamiliarNote } from '../../parts/reward/UnfamiliarNote.tsx';
import { isStrangeTo } from '../../run/familiarity.ts';
import { viewOf } from '../../run/state.ts';
import type { Given, PageProps } from '../page-props.ts';
import { problemOf } from './check-draft.ts';
import { FormerText } from './FormerText.tsx';
import { HeadsNote } from './HeadsNote.tsx';
import { ManySection } from './many/ManySection.tsx';
import { ScoreResult } from './ScoreResult.tsx';
import { SolutionForm } from './SolutionForm.tsx';
import { noHistory, scoredOf, stillKnown } from './score-history.ts';
import { useCheckDraft } from './useCheckDraft.ts';
import { useLiveScore } from './useLiveScore.ts';

/** Rewards of a solution that somebody wrote, as it is typed, and of many at once. */
export function CheckPage({ store, onOpen, given }: PageProps & { readonly given: Given | null }) {
	const state = useRunState(store);
	const drafts = useCheckDraft(given);
	const { question, solution: typed, cutAt, known } = drafts.draft;
	const { models } = useEngineState();

	const problem = useMemo(() => problemOf({ question, known }), [question, known]);
	const solution = useMemo(
		() => parseGivenSolution(typed, cutAt === 'auto' ? null : cutAt),
		[typed, cutAt],
	);
	const steps = useMemo(() => solution.steps.map(({ scored }) => scored), [solution]);
	const obstacle = obstacleOf(problem.question, steps.length);
	const isLoaded = models.kind === 'ready';
	const isLive = drafts.isTouched && isLoaded && obstacle === null;
	const live = useLiveScore(store, problem, steps, isLive);
	const run = viewOf(state);
	const info = models.kind === 'ready' ? models.info : null;
	const heads = info?.foreign.judge?.heads ?? null;
	/** Of the problem as it is typed now. */
	const isStrange =
		info !== null &&
		run?.problem.question === problem.question &&
		isStrangeTo(info, run.familiarity);
	const scored = useMemo(() => {
		const now = run === null ? null : scoredOf(run, state.kind === 'done');
		// Where the models do not know, nothing looks like a judgement.
		const versions = isStrange ? [] : [now, live.history.now];
		return stillKnown(versions, problem.question, steps);
	}, [run, state.kind, isStrange, live.history.now, problem, steps]);
	const verdict = isStrange ? null : (info?.verdictOnSteps ?? null);

	return (
		<>
			<PageHead title="Check my solution">
				<p>
					Paste or type a solution. The process reward model reads it as you type, and a calculator
					checks each equation.
				</p>
			</PageHead>
			<FormerText former={drafts.former} onRestore={drafts.restore} onDismiss={drafts.dismiss} />
			{heads !== null && <HeadsNote card={heads} />}
			<UnfamiliarNote familiarity={viewOf(state)?.familiarity ?? null} />
			<Columns second="half">
				<SolutionForm
					draft={drafts.draft}
					onChange={drafts.change}
					notes={solution.notes}
					state={state}
					busy={live.busy}
					obstacle={obstacle}
					onScore={() => live.score(problem, steps)}
				/>
				<ScoreResult
					solution={solution}
					question={problem.question}
					gold={problem.answer}
					scored={scored}
					history={isStrange ? noHistory : live.history}
					isStrange={isStrange}
					verdict={verdict}
					busy={live.busy}
					onTry={(step) => onOpen('lab', { problem, steps: steps.slice(0, step + 1) })}
				/>
			</Columns>
			<ManySection drafts={drafts} problem={problem} threshold={verdict?.threshold ?? null} />
		</>
	);
}

/** What is missing before steps can be scored; null when nothing is. */
function obstacleOf(question: string, steps: number): string | null {
	if (question === '') return 'Type or paste the problem first.';
	return steps === 0 ? 'Type or paste a solution, a line a step.' : null;
}

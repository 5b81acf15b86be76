import { lazy, Suspense, useMemo } from 'react';
import { parseGivenSolution } from '../../domain/given-solution.ts';
import { useEngineState, useRunState } from '../../parts/engine/engine-context.ts';
import { Columns } from '../../parts/layout/Columns.tsx';
import { Row } from '../../parts/layout/Row.tsx';
import { Control } from '../../parts/link/Control.tsx';
import { useShape } from '../../parts/link/shape-context.ts';
import { FormerText } from '../../parts/note/FormerText.tsx';
import { PageHead } from '../../parts/panel/PageHead.tsx';
import { useProjector } from '../../parts/projector/projector-context.ts';
import { useReveal } from '../../parts/reveal/useReveal.ts';
import { UnfamiliarNote } from '../../parts/reward/UnfamiliarNote.tsx';
import { isStrangeTo } from '../../run/familiarity.ts';
import { viewOf } from '../../run/state.ts';
import { truthOf } from '../../world/truth-of.ts';
import type { Given, Linked, PageProps } from '../page-props.ts';
import css from './CheckPage.module.css';
import { CheckShare } from './CheckShare.tsx';
import { problemOf } from './check-draft.ts';
import type { CheckLink } from './check-link.ts';
import { HeadsNote } from './HeadsNote.tsx';
import { ManySection } from './many/ManySection.tsx';
import { ScoreButton } from './ScoreButton.tsx';
import { ScoreResult } from './ScoreResult.tsx';
import { SolutionForm } from './SolutionForm.tsx';
import { noHistory, scoredOf, stillKnown } from './score-history.ts';
import { useCheckDraft } from './useCheckDraft.ts';
import { useLiveScore } from './useLiveScore.ts';

const GuessBoard = lazy(async () => ({ default: (await import('./GuessBoard.tsx')).GuessBoard }));

type Props = PageProps & Linked<CheckLink> & { readonly given: Given | null };

/** Rewards of a solution that somebody wrote, as it is typed, and of many at once. */
export function CheckPage(props: Props) {
	const { store, onOpen, given, link } = props;
	const state = useRunState(store);
	const drafts = useCheckDraft(given, link);
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
	const { hides } = useShape();
	const reveal = useReveal({
		key: problem.question,
		hides: hides.filter(
			(veil) =>
				!(veil === 'rewards' && isStrange) && !(veil === 'answer' && problem.answer === null),
		),
		steps: steps.length,
	});
	const isProjected = useProjector();
	const score = {
		...{ state, obstacle, busy: live.busy },
		onScore: () => live.score(problem, steps),
	};
	const isUnscored = !isStrange && steps.some((_, at) => (scored.rewards[at] ?? null) === null);
	/** Whether a class has still to guess. */
	const isHidden = reveal.isOn && reveal.next !== null;

	return (
		<>
			<PageHead title="Check my solution">
				<p>
					Paste or type a solution. The process reward model reads it as you type, and a calculator
					checks each equation.
				</p>
			</PageHead>
			{drafts.former !== null && (
				<FormerText onRestore={drafts.restore} onDismiss={drafts.dismiss} />
			)}
			{heads !== null && <HeadsNote card={heads} />}
			<UnfamiliarNote familiarity={viewOf(state)?.familiarity ?? null} />
			{isProjected && (
				<p className={css['question']} dir="auto">
					{problem.question}
				</p>
			)}
			{isProjected && isUnscored && (
				<Row>
					<ScoreButton {...score} />
				</Row>
			)}
			<Columns second="half">
				{!isProjected && (
					<SolutionForm
						draft={drafts.draft}
						onChange={drafts.change}
						notes={solution.notes}
						hidesSolution={isHidden && hides.includes('steps')}
						score={score}
					/>
				)}
				<div className={css['result']}>
					{reveal.isOn && (
						<Suspense>
							<GuessBoard
								reveal={reveal}
								hidesRewards={hides.includes('rewards') && !isStrange}
								problem={problem}
								steps={solution.steps}
								scored={scored}
							/>
						</Suspense>
					)}
					{!isHidden && (
						<ScoreResult
							solution={solution}
							question={problem.question}
							gold={problem.answer}
							scored={scored}
							history={isStrange || steps.length === 0 ? noHistory : live.history}
							isStrange={isStrange}
							verdict={verdict}
							busy={live.busy}
							firstWrong={() => truthOf(problem, steps)?.firstWrong}
							onTry={(step) => onOpen('lab', { problem, steps: steps.slice(0, step + 1) })}
						/>
					)}
				</div>
			</Columns>
			{!isHidden && !isProjected && (
				<Control name="several">
					<ManySection drafts={drafts} problem={problem} threshold={verdict?.threshold ?? null} />
				</Control>
			)}
			<CheckShare draft={drafts.draft} problem={problem} scored={scored} />
		</>
	);
}

/** What is missing before steps can be scored; null when nothing is. */
function obstacleOf(question: string, steps: number): string | null {
	if (question === '') return 'Type or paste the problem first.';
	return steps === 0 ? 'Type or paste a solution, a line a step.' : null;
}

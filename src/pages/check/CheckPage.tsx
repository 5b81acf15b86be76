import { useMemo, useState } from 'react';
import { parseGivenSolution } from '../../domain/given-solution.ts';
import type { Backend } from '../../engine/info.ts';
import { EngineStrip } from '../../parts/engine/EngineStrip.tsx';
import { FailurePanel } from '../../parts/engine/FailurePanel.tsx';
import { useRunState } from '../../parts/engine/useRunState.ts';
import { UnfamiliarNote } from '../../parts/reward/UnfamiliarNote.tsx';
import { engineOf } from '../../run/state.ts';
import type { Given, PageProps } from '../page-props.ts';
import css from './CheckPage.module.css';
import { problemOf } from './check-draft.ts';
import { FormerText } from './FormerText.tsx';
import { ManySection } from './many/ManySection.tsx';
import { ScoreResult } from './ScoreResult.tsx';
import { SolutionForm } from './SolutionForm.tsx';
import { scoredOf, stillKnown } from './score-history.ts';
import { createScorer } from './scorer.ts';
import { useCheckDraft } from './useCheckDraft.ts';
import { useLiveScore } from './useLiveScore.ts';

/** Rewards of a solution that somebody wrote, as it is typed, and of many at once. */
export function CheckPage({
	loader,
	store,
	modelBytes,
	keptModels,
	onOpen,
	given,
}: PageProps & { readonly given: Given | null }) {
	const state = useRunState(store);
	const drafts = useCheckDraft(given);
	const { question, solution: typed, known } = drafts.draft;
	const [scorer] = useState(() => createScorer(loader));
	const [tried, setTried] = useState<Backend>('auto');

	const problem = useMemo(() => problemOf({ question, known }), [question, known]);
	const solution = useMemo(() => parseGivenSolution(typed), [typed]);
	const steps = useMemo(() => solution.steps.map(({ scored }) => scored), [solution]);
	const obstacle = obstacleOf(problem.question, steps.length);
	const isLoaded = scorer.loaded() !== null;
	const isLive = drafts.isTouched && isLoaded && obstacle === null;
	const live = useLiveScore(store, scorer, problem, steps, isLive);
	const scored = useMemo(
		() => stillKnown([scoredOf(state), live.history.now], problem.question, steps),
		[state, live.history.now, problem, steps],
	);
	const verdict = engineOf(state)?.verdictOnSteps ?? null;

	const score = async (backend: Backend) => {
		setTried(backend);
		const isThere = scorer.loaded() !== null || (await scorer.load(store, backend));
		if (isThere && obstacle === null) await live.score(problem, steps);
	};

	return (
		<>
			<div className={css['intro']}>
				<h2>Check my solution</h2>
				<p>
					Paste or type a solution, a line a step. The process reward model reads it as you type,
					and a calculator checks each equation.
				</p>
			</div>
			<FormerText former={drafts.former} onRestore={drafts.restore} onDismiss={drafts.dismiss} />
			<UnfamiliarNote state={state} />
			<div className={css['board']}>
				<SolutionForm
					draft={drafts.draft}
					onChange={drafts.change}
					notes={solution.notes}
					state={state}
					busy={live.busy}
					isLoaded={isLoaded}
					modelBytes={modelBytes}
					obstacle={obstacle}
					onScore={() => void score('auto')}
					onCancelLoad={loader.stop}
				/>
				<ScoreResult
					solution={solution}
					gold={problem.answer}
					scored={scored}
					history={live.history}
					verdict={verdict}
					busy={live.busy}
					onTry={(step) => onOpen('lab', { problem, steps: steps.slice(0, step + 1) })}
				/>
			</div>
			{state.kind === 'failed' && (
				<FailurePanel
					failure={state.failure}
					onRetry={() => void score(tried)}
					onUseWebAssembly={tried === 'wasm' ? null : () => void score('wasm')}
				/>
			)}
			<ManySection
				drafts={drafts}
				problem={problem}
				scorer={scorer}
				store={store}
				isLoaded={isLoaded}
				modelBytes={modelBytes}
				threshold={verdict?.threshold ?? null}
			/>
			<EngineStrip state={state} keptModels={keptModels} />
		</>
	);
}

/** What is missing before steps can be scored; null when nothing is. */
function obstacleOf(question: string, steps: number): string | null {
	if (question === '') return 'Type or paste the problem first.';
	return steps === 0 ? 'Type or paste a solution, a line a step.' : null;
}

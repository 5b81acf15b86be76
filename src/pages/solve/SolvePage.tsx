import { useCallback, useMemo } from 'react';
import { useDesk, useEngineState, useRunState } from '../../parts/engine/engine-context.ts';
import { StatusLine } from '../../parts/engine/StatusLine.tsx';
import { CopyLink } from '../../parts/field/CopyLink.tsx';
import { randomProblemSeed } from '../../parts/field/run-limits.ts';
import { UnfamiliarNote } from '../../parts/reward/UnfamiliarNote.tsx';
import control from '../../parts/styles/control.module.css';
import { statsOf, viewOf } from '../../run/state.ts';
import { runWork } from '../../run/store.ts';
import type { FreshChoice } from '../../world/fresh-problem.ts';
import type { PageProps } from '../page-props.ts';
import type { OpenCandidate } from './candidates/CandidateLinks.tsx';
import { Intro } from './Intro.tsx';
import { ProblemCard } from './problem/ProblemCard.tsx';
import { useProblem } from './problem/useProblem.ts';
import { Results } from './Results.tsx';
import { recordedRun } from './recorded-run.ts';
import { Announcer } from './run/Announcer.tsx';
import { RunControls } from './run/RunControls.tsx';
import { RunFacts } from './run/RunFacts.tsx';
import { runWords } from './run/run-words.ts';
import css from './SolvePage.module.css';
import { limits } from './settings/page-settings.ts';
import { SettingsFields } from './settings/SettingsFields.tsx';
import { usePageSettings } from './settings/usePageSettings.ts';
import { waitingCandidates } from './waiting.ts';

/** Nucleus sampling is off: temperature alone shapes what is written. */
const topP = 1;

export function SolvePage({ store, onOpen }: PageProps) {
	const state = useRunState(store);
	const [settings, change] = usePageSettings();
	const choice = useProblem(settings);
	const [desk, { busy }] = useDesk('solve');
	const { models } = useEngineState();
	const { problem, obstacle } = choice;

	const view = viewOf(state);
	const waiting = useMemo(() => waitingCandidates(settings.candidates), [settings.candidates]);
	const isRecorded = view === null && !busy && problem.id === recordedRun.problem.id;
	const shown = view ?? (busy ? { problem, candidates: waiting } : isRecorded ? recordedRun : null);

	const elsewhere = shown !== null && shown.problem.id !== problem.id;
	const answered = elsewhere ? shown.problem : problem;

	const open = useCallback<OpenCandidate>(
		(page, { steps }) => onOpen(page, { problem: answered, steps: steps.map(({ text }) => text) }),
		[onOpen, answered],
	);

	const solve = () => {
		const { candidates, temperature, seed } = settings;
		desk.start(
			runWork(store, ({ maxTokens }) => ({
				kind: 'sample',
				problem,
				settings: { candidates, temperature, topP, seed, maxTokens },
			})),
		);
	};
	const changeProblem = (changed: Partial<FreshChoice & { problemSeed: number }>) => {
		if (!busy) store.dispatch({ kind: 'reset' });
		change(changed);
	};

	return (
		<>
			<div className={css['ask']}>
				<ProblemCard
					choice={choice}
					fresh={settings}
					onNewProblem={(changed) =>
						changeProblem({ ...changed, wording: 0, problemSeed: randomProblemSeed() })
					}
					onOtherWords={() =>
						changeProblem({ wording: (settings.wording % limits.wording.max) + 1 })
					}
				/>
				<section className={`${control['card']} ${css['run']}`} aria-labelledby="run-heading">
					<h2 id="run-heading">Run</h2>
					<SettingsFields settings={settings} onChange={change} />
					<RunControls
						busy={busy}
						hasRun={view !== null}
						obstacle={obstacle}
						onSolve={solve}
						onStop={desk.stop}
					/>
					<CopyLink words={copiedWords(choice.draft.chosen)} />
					<StatusLine>{obstacle ?? runWords(state, models)}</StatusLine>
					<RunFacts stats={statsOf(state)} />
				</section>
			</div>
			{isRecorded && (
				<p className={css['recorded']}>
					<strong>A recorded run.</strong> The models of this page wrote and scored these solutions
					earlier, and voting and verification disagree on them. Solve it to see it live, or take a
					new problem.
				</p>
			)}
			<UnfamiliarNote familiarity={view?.familiarity ?? null} />
			{shown !== null && (
				<Results
					candidates={shown.candidates}
					problem={answered}
					elsewhere={elsewhere}
					live={busy}
					aggregator={settings.aggregator}
					onAggregator={(aggregator) => change({ aggregator })}
					onOpen={open}
				/>
			)}
			{(shown === null || isRecorded) && <Intro />}
			<Announcer state={state} />
		</>
	);
}

function copiedWords(isTyped: boolean): string {
	return isTyped
		? 'Copied, but a link cannot hold your own problem.'
		: 'Copied, with the problem and all settings.';
}

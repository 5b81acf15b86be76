import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Candidate } from '../../domain/solution.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { useDesk, useEngineState, useRunState } from '../../parts/engine/engine-context.ts';
import { StatusLine } from '../../parts/engine/StatusLine.tsx';
import { randomProblemSeed } from '../../parts/field/run-limits.ts';
import { Control } from '../../parts/link/Control.tsx';
import { FormerText } from '../../parts/note/FormerText.tsx';
import { useProjector } from '../../parts/projector/projector-context.ts';
import { UnfamiliarNote } from '../../parts/reward/UnfamiliarNote.tsx';
import { defaultSettings } from '../../run/default-settings.ts';
import { isStrangeTo } from '../../run/familiarity.ts';
import { statsOf, viewOf } from '../../run/state.ts';
import { runWork } from '../../run/store.ts';
import { freshProblem } from '../../world/fresh-problem.ts';
import type { Linked, PageProps } from '../page-props.ts';
import { AskPanel } from './ask/AskPanel.tsx';
import { originWords } from './ask/origin-words.ts';
import { ProblemBar } from './ask/ProblemBar.tsx';
import { useProblem } from './ask/useProblem.ts';
import { GuessBoard } from './guess/lazy-board.ts';
import { useGuess } from './guess/useGuess.ts';
import { goTo } from './history/go-to.ts';
import { RunList } from './history/RunList.tsx';
import { useRuns } from './history/useRuns.ts';
import { Intro } from './Intro.tsx';
import { Results } from './Results.tsx';
import { RecordedList } from './recorded/RecordedList.tsx';
import { useRecorded } from './recorded/useRecorded.ts';
import { Announcer } from './run/Announcer.tsx';
import { type FindUpdate, findFailing, type Tried } from './run/find-failing.ts';
import { RunControls } from './run/RunControls.tsx';
import { RunFacts } from './run/RunFacts.tsx';
import { runWords } from './run/run-words.ts';
import css from './SolvePage.module.css';
import { SolveShare } from './SolveShare.tsx';
import { limits } from './settings/page-settings.ts';
import { usePageSettings } from './settings/usePageSettings.ts';
import type { OpenCandidate } from './shown/CandidateLinks.tsx';
import { shownRun } from './shown-run.ts';
import type { SolveLink } from './solve-link.ts';
import { TourOffer } from './tour/TourOffer.tsx';
import { useTour } from './tour/useTour.ts';
import { useFoldKey } from './useFoldKey.ts';

const nobody: readonly Candidate[] = [];

export function SolvePage({ store, onOpen, link }: PageProps & Linked<SolveLink>) {
	const state = useRunState(store);
	const [settings, change, goOn] = usePageSettings(link);
	const choice = useProblem(settings, link);
	const history = useRuns();
	const [desk, { busy }] = useDesk('solve');
	const { models, choice: choiceOfModels } = useEngineState();
	/** The address of the run in the store. */
	const [liveId, setLiveId] = useState<number | null>(null);
	const [unfolded, setUnfolded] = useState(false);
	const { problem, obstacle } = choice;

	const tour = useTour();
	const recorded = useRecorded(problem.id);
	const view = viewOf(state);
	const isLive = liveId !== null && history.shown === liveId;
	const shown = useMemo(
		() =>
			shownRun({ view, busy, isLive, problem, candidates: settings.candidates, history, recorded }),
		[view, busy, isLive, problem, settings.candidates, history, recorded],
	);
	const asked = shown?.problem ?? problem;
	const isRecorded = shown !== null && shown === recorded;
	const familiarity = shown?.familiarity ?? null;
	const isStrange = models.kind === 'ready' && isStrangeTo(models.info, familiarity);
	const isAwaited = busy && isLive && choiceOfModels.judge.kind !== 'none';
	const hasRewards =
		shown?.candidates.some(({ steps }) => steps.some(({ reward }) => reward !== null)) === true;
	/** Where the models do not know, or nobody judges, there are votes alone. */
	const isJudged = !isStrange && (hasRewards || isAwaited);
	const isUnasked = choice.draft.chosen && shown === null;
	const isFormOpen = unfolded || obstacle !== null || isUnasked;

	const guess = useGuess({
		run: `${history.shown ?? 'none'}/${asked.id}`,
		candidates: shown?.candidates ?? nobody,
		live: busy && isLive,
		judged: isJudged,
	});
	const { seen } = guess.reveal;
	const isProjected = useProjector();

	// What was run is kept where it ended, whoever ended it.
	useEffect(() => {
		if (liveId === null || busy || view === null) return;
		history.keep({
			id: liveId,
			problem: view.problem,
			candidates: view.candidates,
			familiarity: view.familiarity,
		});
	}, [liveId, busy, view, history.keep]);
	useFoldKey(() => setUnfolded((before) => !before));

	const open = useCallback<OpenCandidate>(
		(page, { steps }) => onOpen(page, { problem: asked, steps: steps.map(({ text }) => text) }),
		[onOpen, asked],
	);
	/** What a failed run that is tried again reads: the settings may have been changed since. */
	const latest = useRef(settings);
	useEffect(() => {
		latest.current = settings;
	}, [settings]);
	/** A run begins: who runs needs no tour. */
	const begin = () => {
		tour.end();
		setUnfolded(false);
		setLiveId(history.begin());
	};
	const solve = () => {
		begin();
		setTried(null);
		desk.start(
			runWork(store, ({ maxTokens }) => {
				const { candidates, temperature, seed } = latest.current;
				const run = { candidates, temperature, seed, topP: defaultSettings.topP, maxTokens };
				return { kind: 'sample', problem: asked, settings: run };
			}),
		);
	};
	/** What was there before another problem was taken. */
	const [former, setFormer] = useState<string | null>(null);
	/** How far a search for a problem on which voting fails has come; null where the run is another. */
	const [tried, setTried] = useState<Tried | null>(null);
	const find = () => {
		const { candidates, temperature, seed, topic, steps } = settings;
		begin();
		desk.start<FindUpdate>({
			task: findFailing(
				(problemSeed) => freshProblem(problemSeed, { topic, steps, wording: 0 }),
				randomProblemSeed(),
				{ candidates, temperature, topP: defaultSettings.topP, seed },
			),
			began: () => store.dispatch({ kind: 'begin' }),
			tell(update) {
				if (update.kind === 'tried') setTried(update.tried);
				else store.dispatch({ kind: 'event', event: update.event });
			},
			ended: (end) => store.dispatch({ kind: 'ended', end }),
		});
	};
	const newProblem = (changed: Parameters<typeof goOn>[0] = {}) => {
		setFormer(location.search);
		goOn({ ...changed, wording: changed.wording ?? 0 });
		choice.changeDraft({ chosen: false });
	};
	const undo = () => {
		if (former !== null) goTo(former);
		setFormer(null);
	};
	/** What is typed is another problem than that of the run shown. */
	const changeTyped: typeof choice.changeDraft = (changed) => {
		history.show(null);
		choice.changeDraft(changed);
	};
	const another = () => newProblem({ problemSeed: randomProblemSeed() });

	return (
		<div className={css['page']}>
			{tour.isOffered && tour.Card === null && !guess.reveal.isOn && !isProjected && (
				<TourOffer isMissing={tour.isMissing} onStart={tour.start} onRefuse={tour.end} />
			)}
			<ProblemBar
				problem={asked}
				origin={originWords({
					problem: asked,
					provenance: isRecorded ? recorded.provenance : null,
					wording: settings.wording,
				})}
			>
				<RunControls
					busy={busy}
					hasRun={shown !== null && !isRecorded}
					obstacle={obstacle}
					onSolve={solve}
					onStop={desk.stop}
				>
					<Control name="problem">
						<ActionButton size="card" blocked={busy} onPress={another}>
							New problem
						</ActionButton>
					</Control>
					{former !== null && (
						<ActionButton size="card" blocked={busy} onPress={undo}>
							Undo
						</ActionButton>
					)}
					<ActionButton
						size="card"
						aria-expanded={isFormOpen}
						aria-controls="ask"
						aria-keyshortcuts="Escape"
						onPress={() => setUnfolded(!unfolded)}
					>
						Change <kbd>Esc</kbd>
					</ActionButton>
				</RunControls>
				<StatusLine>{obstacle ?? runWords(state, models, tried)}</StatusLine>
			</ProblemBar>
			{isFormOpen && !isProjected && (
				<AskPanel
					choice={{ ...choice, changeDraft: changeTyped }}
					settings={settings}
					onChange={change}
					onNewProblem={(changed) => newProblem({ ...changed, problemSeed: randomProblemSeed() })}
					onFindFailing={find}
					onOtherWords={() => newProblem({ wording: (settings.wording % limits.wording.max) + 1 })}
				/>
			)}
			{choice.typed.former !== null && (
				<FormerText onRestore={choice.typed.restore} onDismiss={choice.typed.dismiss} />
			)}
			<UnfamiliarNote familiarity={isRecorded ? null : familiarity} />
			{shown !== null && guess.reveal.isOn && (
				<Suspense>
					<GuessBoard
						guess={guess}
						problem={asked}
						candidates={shown.candidates}
						aggregator={settings.aggregator}
						judged={isJudged}
					/>
				</Suspense>
			)}
			{shown !== null && guess.showsRun && (
				<Results
					key={history.shown ?? 'none'}
					candidates={shown.candidates}
					problem={seen.answer ? asked : { ...asked, answer: null }}
					live={busy && isLive}
					hasVerdict={seen.verdict}
					judged={isJudged}
					toured={tour.shows}
					aggregator={settings.aggregator}
					onAggregator={(aggregator) => change({ aggregator })}
					onOpen={open}
				/>
			)}
			{!isProjected && <RunFacts stats={statsOf(state)} />}
			{!isProjected && !guess.hides.includes('verdict') && (
				<Control name="runs">
					<RunList runs={history.runs} shown={history.shown} onShow={history.show} />
					<RecordedList onTour={tour.start} />
				</Control>
			)}
			{(shown === null || isRecorded) && !isProjected && <Intro />}
			{tour.Card !== null && <tour.Card onShow={tour.show} onEnd={tour.end} />}
			<SolveShare
				settings={settings}
				draft={choice.draft}
				problem={asked}
				candidates={shown?.candidates ?? nobody}
				solution={guess.solution}
				provenance={isRecorded ? recorded.provenance : null}
			/>
			{!guess.reveal.isOn && <Announcer state={state} isStrange={isStrange} isJudged={isJudged} />}
		</div>
	);
}

import { Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { type Candidate, hasRewards } from '../../domain/solution.ts';
import { ActionButton } from '../../parts/button/ActionButton.tsx';
import { useDesk, useEngineState, useRunState } from '../../parts/engine/engine-context.ts';
import { modelWords } from '../../parts/engine/model-words.ts';
import { StatusLine } from '../../parts/engine/StatusLine.tsx';
import { useReading } from '../../parts/engine/useReading.ts';
import { randomProblemSeed } from '../../parts/field/run-limits.ts';
import { Control } from '../../parts/link/Control.tsx';
import { FormerText } from '../../parts/note/FormerText.tsx';
import { useProjector } from '../../parts/projector/projector-context.ts';
import { defaultSettings } from '../../run/default-settings.ts';
import { isStrangeTo } from '../../run/familiarity.ts';
import { type RunView, statsOf, viewOf } from '../../run/state.ts';
import { runWork } from '../../run/store.ts';
import { freshProblem } from '../../world/fresh-problem.ts';
import { likeProblemSeed } from '../../world/like-problem.ts';
import type { Linked, PageProps } from '../page-props.ts';
import { AskPanel } from './ask/AskPanel.tsx';
import { originWords } from './ask/origin-words.ts';
import { PrefixNote } from './ask/PrefixNote.tsx';
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
import { loadSearch, SearchResults } from './search/lazy-search.tsx';
import { limits, requestOf } from './settings/page-settings.ts';
import { usePageSettings } from './settings/usePageSettings.ts';
import type { OpenCandidate } from './shown/CandidateLinks.tsx';
import { isEmpty, shownRun, solutionsOf } from './shown-run.ts';
import type { SolveLink } from './solve-link.ts';
import { StrangePanel } from './strange/StrangePanel.tsx';
import { tooLong } from './strange/strange-words.ts';
import { TourOffer } from './tour/TourOffer.tsx';
import { useTour } from './tour/useTour.ts';
import { useFoldKey } from './useFoldKey.ts';

const noSteps: readonly string[] = [];
const noJudge = 'A search is led by a judge: choose one under Models, or whole solutions.';
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
	const { problem } = choice;

	const tour = useTour();
	const recorded = useRecorded(problem.id);
	const view = viewOf(state);
	const isLive = liveId !== null && history.shown === liveId;
	const shown = useMemo(
		() => shownRun({ view, busy, isLive, problem, settings, history, recorded }),
		[view, busy, isLive, problem, settings, history, recorded],
	);
	const asked = shown?.problem ?? problem;
	const isRecorded = shown !== null && shown === recorded;
	const reading = useReading('solve', asked);
	const isTooLong = reading?.fits === false;
	const isSearch = settings.way !== 'sample';
	const isBlind = isSearch && choiceOfModels.judge.kind === 'none';
	const obstacle = choice.obstacle ?? (isTooLong ? tooLong : isBlind ? noJudge : null);
	const familiarity = shown?.familiarity ?? reading?.familiarity ?? null;
	const info = models.kind === 'ready' ? models.info : null;
	const isStrange = shown?.isStrange ?? (info !== null && isStrangeTo(info, familiarity));
	const isAwaited = busy && isLive && choiceOfModels.judge.kind !== 'none';
	/** Where the models do not know, or nobody judges, there are votes alone. */
	const isJudged = !isStrange && (isAwaited || (shown !== null && hasRewards(shown.candidates)));
	const isUnasked = choice.draft.chosen && shown === null;
	const isFormOpen = unfolded || obstacle !== null || isUnasked;

	const solutions = shown === null ? nobody : solutionsOf(shown, busy && isLive);
	const guess = useGuess({
		run: `${history.shown ?? 'none'}/${asked.id}`,
		candidates: solutions,
		live: busy && isLive,
		judged: isJudged,
	});
	const { seen } = guess.reveal;
	const isGuessing = guess.reveal.isOn && guess.reveal.next !== null;
	const isProjected = useProjector();
	/** Before a room there is one thing at a time. */
	const showsRun = guess.showsRun && !(isGuessing && isProjected);

	// What was run is kept where it ended, whoever ended it; once, with the models that made it.
	const keptView = useRef<RunView | null>(null);
	useEffect(() => {
		if (liveId === null || busy || view === null || isEmpty(view)) return;
		if (keptView.current === view) return;
		keptView.current = view;
		history.keep({
			id: liveId,
			problem: view.problem,
			candidates: view.candidates,
			familiarity: view.familiarity,
			isStrange: info !== null && isStrangeTo(info, view.familiarity),
			tree: view.tree,
		});
	}, [liveId, busy, view, info, history.keep]);
	useFoldKey(() => setUnfolded((before) => !before));
	useEffect(() => {
		// At hand before the button is pressed; where it cannot be had, pressing says so.
		if (isSearch) loadSearch().catch(() => undefined);
	}, [isSearch]);

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
	/** The steps that are kept are of one problem, which a run that is shown again may not have. */
	const from = asked.id === problem.id ? settings.from : noSteps;
	const solve = (prefix = from) => {
		begin();
		setTried(null);
		desk.start(
			runWork(store, ({ maxTokens }) =>
				requestOf({ ...latest.current, from: prefix }, asked, maxTokens),
			),
		);
	};
	/** Another seed: the same one may draw the same again. */
	const solveFrom = (prefix: readonly string[]) => {
		const seed = settings.seed + 1;
		latest.current = { ...settings, seed };
		solve(prefix);
		change(asked.id === problem.id ? { seed, from: prefix } : { seed });
	};
	const latestSolve = useRef(solveFrom);
	useEffect(() => {
		latestSolve.current = solveFrom;
	});
	const resample = useCallback((prefix: readonly string[]) => latestSolve.current(prefix), []);
	/** What was there before another problem was taken. */
	const [former, setFormer] = useState<{ query: string; isTyped: boolean } | null>(null);
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
		setFormer({ query: location.search, isTyped: choice.draft.chosen });
		goOn({ ...changed, from: [], wording: changed.wording ?? 0 });
		choice.changeDraft({ chosen: false });
	};
	const undo = () => {
		if (former !== null) {
			goTo(former.query);
			choice.changeDraft({ chosen: former.isTyped });
		}
		setFormer(null);
	};
	/** What is typed is another problem than that of the run shown. */
	const changeTyped: typeof choice.changeDraft = (changed) => {
		history.show(null);
		if (settings.from.length > 0) change({ from: [] });
		choice.changeDraft(changed);
	};
	const takeLike = () =>
		newProblem({ problemSeed: likeProblemSeed(asked.question), topic: '', steps: 0 });
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
					onSolve={() => solve()}
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
					{!isProjected && (
						<ActionButton
							size="card"
							aria-expanded={isFormOpen}
							aria-controls="ask"
							aria-keyshortcuts="Escape"
							onPress={() => setUnfolded(!unfolded)}
						>
							Change <kbd>Esc</kbd>
						</ActionButton>
					)}
				</RunControls>
				<StatusLine>
					{obstacle ?? (isLive ? runWords(state, models, tried) : modelWords(models))}
				</StatusLine>
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
			{isStrange && !isRecorded && <StrangePanel busy={busy} onTakeLike={takeLike} />}
			<PrefixNote steps={from} blocked={busy} onForget={() => change({ from: [] })} />
			{shown !== null && guess.reveal.isOn && (
				<Suspense>
					<GuessBoard
						guess={guess}
						problem={asked}
						candidates={solutions}
						aggregator={settings.aggregator}
						judged={isJudged}
					/>
				</Suspense>
			)}
			{shown !== null && shown.tree !== null && !isTooLong && !isGuessing && (
				<Suspense fallback={<div className={css['room']} />}>
					<SearchResults
						key={history.shown ?? 'none'}
						tree={shown.tree}
						candidates={shown.candidates}
						problem={asked}
						live={busy && isLive}
						judged={isJudged}
						aggregator={settings.aggregator}
						onAggregator={(aggregator) => change({ aggregator })}
						onOpen={open}
						onResample={resample}
					/>
				</Suspense>
			)}
			{shown !== null && shown.tree === null && !isTooLong && showsRun && (
				<Results
					key={history.shown ?? 'none'}
					candidates={shown.candidates}
					problem={seen.answer ? asked : { ...asked, answer: null }}
					live={busy && isLive}
					hasVerdict={seen.verdict}
					judged={isJudged}
					first={isGuessing ? (guess.shown?.index ?? 0) : 'prm'}
					toured={tour.shows}
					aggregator={settings.aggregator}
					onAggregator={(aggregator) => change({ aggregator })}
					onOpen={open}
					stopSettled={settings.settles ? desk.stop : null}
					onResample={resample}
				/>
			)}
			{!isProjected && <RunFacts stats={isLive ? statsOf(state) : null} />}
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
				candidates={solutions}
				solution={guess.shown?.index ?? 0}
				provenance={isRecorded ? recorded.provenance : null}
			/>
			{!guess.reveal.isOn && (
				<Announcer
					state={state}
					isStrange={isStrange}
					obstacle={isTooLong ? tooLong : null}
					isUnsolved={shown === null}
					isJudged={isJudged}
				/>
			)}
		</div>
	);
}

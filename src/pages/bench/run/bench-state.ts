import { compareRows, type ReplayDifference, replayed } from '../../../domain/study/replay.ts';
import { judgedAgain } from '../../../domain/study/steps-study.ts';
import type { Study, StudyKind } from '../../../domain/study/studies.ts';
import type { JobEnd } from '../../../engine/job.ts';
import { createStore, type Store } from '../../../engine/store.ts';
import type { ModelDesk } from '../../../parts/engine/engine-context.ts';
import { createPace, type Pace } from '../../../run/study/pace.ts';
import { type RowUpdate, studyTask } from '../../../run/study/run-study.ts';
import { appVersion } from '../form/make-study.ts';
import { type StudyUpdate, studyJob } from '../kept/study-job.ts';
import type { Row, StudyStore, StudySummary } from '../kept/study-store.ts';
import { type Collected, collect, type Results } from './collect.ts';

/** The study that is shown. */
export type Opened = {
	readonly id: string;
	/** Without its rows. */
	readonly study: Study;
	readonly done: number;
	readonly results: Results;
};

export type BenchState = {
	readonly studies: readonly StudySummary[];
	readonly opened: Opened | null;
	/** Whether a run ends with the problem at hand. */
	readonly isPausing: boolean;
	/** '12 of 500, 3.1 a second, 2 min left'; '' while nothing runs. */
	readonly pace: string;
	/** What else is to be said of the last thing that was done. */
	readonly note: string;
};

export type Bench = Pick<Store<BenchState, BenchState>, 'getState' | 'subscribe'> & {
	list(): Promise<void>;
	open(id: string): Promise<void>;
	close(): void;
	add(study: Study): Promise<void>;
	remove(id: string): Promise<void>;
	/** Runs what the opened study lacks. */
	start(): void;
	/** Ends the run with the problem at hand. */
	pause(): void;
	/** Ends the run now: the problem at hand is lost. */
	stop(): void;
	/** Takes the opened steps study once more, for another PRM to judge beside this one. */
	judgeAgain(): Promise<void>;
	/** Runs the first rows again and notes what is different. */
	replay(): void;
	/** The whole study, as it is kept. */
	whole(): Promise<Study | null>;
};

/** While rows come, figures are made anew no more often than this; it takes the longer the more rows there are. */
const publishMs = 1500;
const publishMsPerRow = 5;

export function createBench(
	store: StudyStore,
	desk: ModelDesk,
	now: () => number = () => performance.now(),
): Bench {
	const initial: BenchState = { studies: [], opened: null, isPausing: false, pace: '', note: '' };
	const state = createStore((_: BenchState, next: BenchState) => next, initial);
	/** Results so far, of which the state has a copy. */
	let rows: Collected | null = null;
	let publishedAt = 0;

	const change = (part: Partial<BenchState>): void =>
		state.dispatch({ ...state.getState(), ...part });

	const list = async (): Promise<void> => change({ studies: await store.list() });

	function publish(): void {
		const { opened } = state.getState();
		if (opened === null || rows === null) return;
		publishedAt = now();
		change({ opened: { ...opened, done: rows.count(), results: rows.results() } });
	}

	function hear(update: StudyUpdate, pace: Pace): void {
		const { opened } = state.getState();
		switch (update.kind) {
			case 'begun':
				if (opened === null) return;
				if (rows?.count() !== update.study.rows.length) rows = collect(update.study);
				change({ opened: { ...opened, study: withoutRows(update.study) } });
				return;
			case 'row':
				rows?.add(update.row);
				change({ pace: pace.words(update.at + 1) });
				if (now() - publishedAt >= publishMs + publishMsPerRow * update.at) publish();
				return;
			case 'taken':
				change({ note: 'This study runs in another tab. Pause it there first.' });
				return;
			case 'gone':
				change({ opened: null, note: goneWords });
				return;
			case 'other-models':
				change({
					note: `This study was begun with ${update.begunWith}. Choose these models to go on, or begin a new study.`,
				});
				return;
			case 'unkept':
				change({ note: update.failure.message });
				return;
		}
	}

	async function open(id: string): Promise<void> {
		const study = await store.open(id);
		if (study === null) {
			change({ opened: null, note: goneWords });
			return;
		}
		rows = collect(study);
		const shown = withoutRows(study);
		const opened = { id, study: shown, done: study.rows.length, results: rows.results() };
		change({ opened, pace: '', note: '' });
	}

	function end(how: JobEnd): void {
		publish();
		const { note } = state.getState();
		change({ isPausing: false, pace: '', note: note === '' ? noteOf(how) : note });
		void list();
	}

	return {
		getState: state.getState,
		subscribe: state.subscribe,
		list,
		open,
		close() {
			rows = null;
			change({ opened: null, note: '' });
		},
		async add(study) {
			const added = await store.add(study);
			if (!added.ok) {
				change({ note: added.error.message });
				return;
			}
			await open(added.value);
			await list();
		},
		async remove(id) {
			await store.remove(id);
			if (state.getState().opened?.id === id) change({ opened: null, note: '' });
			await list();
		},
		start() {
			const { opened } = state.getState();
			if (opened === null || desk.getState().busy) return;
			change({ isPausing: false, note: '' });
			const items = opened.study.items.length;
			let pace = createPace(opened.done, items);
			const isPaused = (): boolean => state.getState().isPausing;
			desk.start({
				task: studyJob(store, opened.id, isPaused),
				tell(update) {
					if (update.kind === 'begun') pace = createPace(update.study.rows.length, items);
					hear(update, pace);
				},
				ended: end,
			});
		},
		async judgeAgain() {
			const study = await this.whole();
			if (study?.kind !== 'steps') return;
			await this.add(judgedAgain(study, appVersion));
			const name = study.models?.judge ?? 'this PRM';
			change({
				note: `What ${name} said is kept beside. Choose another PRM under “Models”, then start.`,
			});
		},
		pause: () => change({ isPausing: true }),
		stop: () => desk.stop(),
		replay() {
			const { opened } = state.getState();
			if (opened === null || desk.getState().busy) return;
			change({ note: '' });
			const again: Row[] = [];
			const items = opened.study.items.slice(0, Math.min(replayed, opened.done));
			const { kind, settings } = opened.study;
			desk.start<RowUpdate<StudyKind>>({
				task: studyTask<StudyKind>({ kind, settings, items }, 0),
				tell: ({ at, row }) => {
					again.push(row);
					change({ pace: `${at + 1} of ${items.length} replayed` });
				},
				ended: (how) => {
					change({ pace: '' });
					if (how === 'done') void tellReplay(opened.id, again);
				},
			});
		},
		async whole() {
			const { opened } = state.getState();
			return opened === null ? null : store.open(opened.id);
		},
	};

	async function tellReplay(id: string, again: readonly Row[]): Promise<void> {
		const before = await store.open(id);
		if (before === null) return;
		change({ note: replayWords(again.length, compareRows(before.rows, again)) });
	}
}

const goneWords = 'This study is gone.';

const withoutRows = (study: Study): Study => ({ ...study, rows: [] });

function noteOf(end: JobEnd): string {
	switch (end) {
		case 'done':
		case 'failed':
			return '';
		case 'stopped':
			return 'Stopped. Resume goes on with the problem at hand.';
		case 'overtaken':
			return 'Another page took the models. Resume goes on.';
	}
}

function replayWords(count: number, differences: readonly ReplayDifference[]): string {
	if (differences.length === 0) return `The first ${count} were run again: no difference.`;
	const items = new Set(differences.map(({ at }) => at)).size;
	const [first] = differences;
	return `The first ${count} were run again: ${items} differ, first item ${(first?.at ?? 0) + 1} (${first?.words}). Another backend or another number of threads rounds differently.`;
}

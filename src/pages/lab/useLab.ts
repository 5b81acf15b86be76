import { useCallback, useEffect, useRef, useState } from 'react';
import type { Backend, EngineInfo } from '../../engine/info.ts';
import type { EngineLoader, RunStore } from '../../run/control.ts';
import { type RunState, viewOf } from '../../run/state.ts';
import type { RolloutSettings } from './lab-draft.ts';
import { emptyRecord, type LabRecord, type StepRun, stepsToLabel } from './lab-findings.ts';
import type { LabSolution } from './lab-solution.ts';

/** Nucleus sampling is off: temperature alone shapes what is written. */
const topP = 1;

/** One step, by its index, or every step that has no label with these settings. */
export type Scope = number | 'all';

/** What is being done; `at` is null until the first rollouts (models load, the PRM reads). */
export type LabJob = {
	readonly key: string;
	readonly settings: RolloutSettings;
	readonly at: number | null;
	/** How many steps it has done, of how many. */
	readonly done: number;
	readonly total: number;
};

type Lab = {
	readonly job: LabJob | null;
	/** What was found of the solution, with what is being written. */
	readonly record: LabRecord;
	readonly start: (scope: Scope, settings: RolloutSettings, backend: Backend) => Promise<void>;
	readonly stop: () => void;
};

/** Rollouts and rewards of the solutions of this visit, one job at a time. */
export function useLab(
	store: RunStore,
	loader: EngineLoader,
	state: RunState,
	solution: LabSolution,
): Lab {
	const [records, setRecords] = useState<ReadonlyMap<string, LabRecord>>(new Map());
	const [job, setJob] = useState<LabJob | null>(null);
	/** The solution of the job at work. */
	const working = useRef<string | null>(null);
	const stopWanted = useRef(false);
	const { key, problem, steps } = solution;
	const record = records.get(key) ?? emptyRecord;

	const keep = (change: (before: LabRecord) => LabRecord) =>
		setRecords((before) => new Map(before).set(key, change(before.get(key) ?? emptyRecord)));

	/** Whether the PRM has read the solution. */
	const score = async (): Promise<boolean> => {
		if (record.rewards !== null) return true;
		await loader.run(store, { kind: 'score', problem, steps });
		const ended = store.getState();
		if (ended.kind !== 'done') return false;
		const rewards = ended.candidates[0]?.steps.map(({ reward }) => reward) ?? [];
		keep((before) => ({ ...before, rewards }));
		return true;
	};

	/** Whether every rollout of the step ended. */
	const rollOut = async (at: number, settings: RolloutSettings, engine: EngineInfo) => {
		const { rollouts, temperature, seed } = settings;
		await loader.run(store, {
			kind: 'complete',
			problem,
			prefix: steps.slice(0, at + 1),
			settings: { candidates: rollouts, temperature, topP, seed, maxTokens: engine.maxTokens },
		});
		const ended = store.getState();
		const candidates = viewOf(ended)?.candidates;
		// Only 'done' is complete: a run that another page's run replaced just ends.
		const complete = ended.kind === 'done';
		if (candidates !== undefined) {
			keep((before) => withRun(before, at, { settings, candidates, complete }));
		}
		return complete;
	};

	const start = async (scope: Scope, settings: RolloutSettings, backend: Backend) => {
		if (working.current !== null) return;
		working.current = key;
		stopWanted.current = false;
		const todo = scope === 'all' ? stepsToLabel(solution, record, settings) : [scope];
		const begun: LabJob = { key, settings, at: null, done: 0, total: todo.length };
		setJob(begun);
		try {
			const engine = await loader.ensure(store, backend);
			if (engine === null || stopWanted.current) return;
			if (!(await score())) return;
			for (const [done, at] of todo.entries()) {
				if (stopWanted.current) return;
				setJob({ ...begun, at, done });
				if (!(await rollOut(at, settings, engine))) return;
			}
		} finally {
			working.current = null;
			setJob(null);
		}
	};

	const stopOf = useCallback(
		(wanted: string) => {
			if (working.current !== wanted) return;
			stopWanted.current = true;
			loader.stop();
		},
		[loader],
	);
	// Another solution is shown: the work on the one before ends.
	useEffect(() => () => stopOf(key), [key, stopOf]);

	return { job, record: withLive(record, job, state, key), start, stop: () => stopOf(key) };
}

function withRun(record: LabRecord, at: number, run: StepRun): LabRecord {
	return { ...record, runs: new Map(record.runs).set(at, run) };
}

function withLive(record: LabRecord, job: LabJob | null, state: RunState, key: string): LabRecord {
	if (job?.key !== key || job.at === null || state.kind !== 'running') return record;
	const { settings, at } = job;
	return withRun(record, at, { settings, candidates: state.candidates, complete: false });
}

import { useEffect, useState } from 'react';
import type { JobEnd } from '../../engine/job.ts';
import { useDesk } from '../../parts/engine/engine-context.ts';
import type { RolloutSettings } from './lab-draft.ts';
import { emptyRecord, type LabRecord, stepsToLabel } from './lab-findings.ts';
import type { LabSolution } from './lab-solution.ts';
import { type LabUpdate, labelSteps } from './label-task.ts';

/** One step, by its index, or every step that has no label with these settings. */
export type Scope = number | 'all';

/** What is being done; `at` is null until the first rollouts (models load, the PRM reads). */
export type LabJob = {
	readonly settings: RolloutSettings;
	readonly at: number | null;
	/** How many steps it has done, of how many. */
	readonly done: number;
	readonly total: number;
};

type Lab = {
	readonly job: LabJob | null;
	/** How the last job ended; null before there was one. */
	readonly end: JobEnd | null;
	/** What was found of the solution, with what is being written. */
	readonly record: LabRecord;
	readonly start: (scope: Scope, settings: RolloutSettings) => void;
	readonly stop: () => void;
};

/** Rollouts and rewards of the solutions of this visit, one job at a time. */
export function useLab(solution: LabSolution): Lab {
	const [desk, { busy, end }] = useDesk('lab');
	const [records, setRecords] = useState<ReadonlyMap<string, LabRecord>>(new Map());
	const [job, setJob] = useState<LabJob | null>(null);
	const { key } = solution;
	const record = records.get(key) ?? emptyRecord;

	const start = (scope: Scope, settings: RolloutSettings) => {
		const todo = scope === 'all' ? stepsToLabel(solution, record, settings) : [scope];
		const begun: LabJob = { settings, at: null, done: 0, total: todo.length };
		desk.start<LabUpdate>({
			task: labelSteps(solution, todo, settings, record.rewards === null),
			began: () => setJob(begun),
			tell(update) {
				setRecords((before) => new Map(before).set(key, withUpdate(before.get(key), update)));
				if (update.kind === 'rollouts') setJob({ ...begun, at: update.at, done: update.done });
			},
		});
	};

	// Another solution is shown: the work on the one before ends.
	// biome-ignore lint/correctness/useExhaustiveDependencies: the solution's key alone says so.
	useEffect(() => desk.stop, [key, desk]);

	return { job: busy ? job : null, end, record, start, stop: desk.stop };
}

function withUpdate(record: LabRecord = emptyRecord, update: LabUpdate): LabRecord {
	return update.kind === 'rewards'
		? { ...record, rewards: update.rewards, familiarity: update.familiarity }
		: { ...record, runs: new Map(record.runs).set(update.at, update.run) };
}

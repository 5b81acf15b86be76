import type { Problem } from '../../../domain/problem.ts';
import type { Candidate } from '../../../domain/solution.ts';

/** A run of this visit, as it ended. */
export type PastRun = {
	/** Counts from 1; its address. */
	readonly id: number;
	readonly problem: Problem;
	readonly candidates: readonly Candidate[];
	/** See `CandidateGenerator.familiarity`. */
	readonly familiarity: number;
};

const key = 'steplight.runs';
/** About 20 kB a run of sixteen solutions: well below what a tab's storage takes. */
const mostKept = 40;

/** The runs of the tab's life, oldest first; none where storage is blocked or holds something else. */
export function readRuns(storage: Storage | null): readonly PastRun[] {
	try {
		const kept: unknown = JSON.parse(storage?.getItem(key) ?? '[]');
		return Array.isArray(kept) ? kept.filter(isPastRun) : [];
	} catch {
		return [];
	}
}

/** @returns the runs with this one, the oldest left out where there are too many; they are kept where storage takes them. */
export function withRun(runs: readonly PastRun[], run: PastRun): readonly PastRun[] {
	return [...runs.filter(({ id }) => id !== run.id), run].slice(-mostKept);
}

export function keepRuns(storage: Storage | null, runs: readonly PastRun[]): void {
	try {
		storage?.setItem(key, JSON.stringify(runs));
	} catch {
		// Full or blocked: they are in the page until it is closed.
	}
}

/** The run that an address names; null where it names none. */
export function runIdOf(query: string): number | null {
	const id = Number(new URLSearchParams(query).get('run') ?? Number.NaN);
	return Number.isSafeInteger(id) && id > 0 ? id : null;
}

export function withRunId(query: string, id: number | null): string {
	const params = new URLSearchParams(query);
	if (id === null) params.delete('run');
	else params.set('run', String(id));
	return `?${params}`;
}

function isPastRun(value: unknown): value is PastRun {
	if (typeof value !== 'object' || value === null) return false;
	const { id, problem, candidates, familiarity } = value as Readonly<
		Record<keyof PastRun, unknown>
	>;
	return (
		typeof id === 'number' &&
		typeof familiarity === 'number' &&
		isRecord(problem) &&
		typeof problem['question'] === 'string' &&
		Array.isArray(problem['reference']) &&
		Array.isArray(candidates) &&
		candidates.every((candidate) => isRecord(candidate) && Array.isArray(candidate['steps']))
	);
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null;
}

import {
	flag,
	list,
	nullable,
	number,
	oneOf,
	optional,
	record,
	text,
	whole,
} from '../../../domain/json.ts';
import type { Problem } from '../../../domain/problem.ts';
import { aggregatorNames } from '../../../domain/reward.ts';
import type { Candidate } from '../../../domain/solution.ts';
import { sessionDraft } from '../../../parts/draft/session-draft.ts';
import type { SearchTree, TreeNode } from '../../../run/search-tree.ts';
import { problemReader } from '../../page-props.ts';

/** A run of this visit, as it ended. */
export type PastRun = {
	/** Counts from 1; its address. */
	readonly id: number;
	readonly problem: Problem;
	readonly candidates: readonly Candidate[];
	/** See `CandidateGenerator.familiarity`. */
	readonly familiarity: number | null;
	/** Whether it was strange to the models that made it: then no reward of it says anything. */
	readonly isStrange: boolean;
	/** See `RunView`. */
	readonly tree: SearchTree | null;
};

/** About 20 kB a run of sixteen solutions: well below what a tab's storage takes. */
const mostKept = 40;

const candidate = record<Candidate>({
	index: whole,
	steps: list(record({ text, reward: nullable(number) })),
	partial: text,
	answer: nullable(text),
	outcome: nullable(number),
	state: oneOf('writing', 'finished', 'cut', 'pruned'),
});

const searchTree = record<SearchTree>({
	settings: record<SearchTree['settings']>({
		way: oneOf('beam', 'dvts'),
		width: whole,
		expansions: whole,
		score: oneOf(...aggregatorNames),
	}),
	nodes: list(
		record<TreeNode>({
			parent: nullable(whole),
			candidate: whole,
			depth: whole,
			text,
			reward: nullable(number),
			drawn: whole,
		}),
	),
	ends: list(nullable(whole)),
});

/** The runs of the tab's life, oldest first. */
export const keptRuns = sessionDraft<readonly PastRun[]>(
	'steplight.runs',
	list(
		record<PastRun>({
			id: whole,
			problem: problemReader,
			candidates: list(candidate),
			familiarity: nullable(number),
			isStrange: optional(flag, false),
			tree: optional(nullable(searchTree), null),
		}),
	),
);

/** The runs with this one, the oldest left out where there are too many. */
export function withRun(runs: readonly PastRun[], run: PastRun): readonly PastRun[] {
	return [...runs.filter(({ id }) => id !== run.id), run].slice(-mostKept);
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

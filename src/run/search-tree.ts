import type { Probability } from '../domain/reward.ts';
import type { Candidate } from '../domain/solution.ts';
import type { RunEvent } from './events.ts';
import type { SearchSettings } from './search-settings.ts';

/** A step of the tree; candidates that begin alike share it. */
export type TreeNode = {
	/** Index of the step before; null for a first step. */
	readonly parent: number | null;
	/** The candidate that wrote it first. */
	readonly candidate: number;
	/** How many steps lead to it. */
	readonly depth: number;
	readonly text: string;
	readonly reward: Probability | null;
	/** How often it was drawn. */
	readonly drawn: number;
};

/** All that a search has tried. */
export type SearchTree = {
	readonly settings: SearchSettings;
	readonly nodes: readonly TreeNode[];
	/** The last step of each candidate; null before its first. */
	readonly ends: readonly (number | null)[];
};

export function emptyTree(settings: SearchSettings, candidates: number): SearchTree {
	return { settings, nodes: [], ends: Array.from({ length: candidates }, () => null) };
}

/** The tree after one event of its run; the same object where the event is none of its business. */
export function growTree(tree: SearchTree, event: RunEvent): SearchTree {
	switch (event.kind) {
		case 'step':
			return withStep(tree, event.candidate, event.text);
		case 'reward': {
			const at = ancestorAt(tree, event.candidate, event.step);
			const node = at === null ? undefined : tree.nodes[at];
			if (at === null || node === undefined) return tree;
			return { ...tree, nodes: tree.nodes.with(at, { ...node, reward: event.reward }) };
		}
		case 'forked': {
			const at = event.steps === 0 ? null : ancestorAt(tree, event.from, event.steps - 1);
			return { ...tree, ends: tree.ends.with(event.candidate, at) };
		}
		default:
			return tree;
	}
}

/** Indices of the steps that lead to a node, the node last. */
export function pathTo({ nodes }: SearchTree, node: number | null): number[] {
	const path: number[] = [];
	for (let at = node; at !== null; at = nodes[at]?.parent ?? null) path.unshift(at);
	return path;
}

/** The steps that a candidate which is not pruned has. */
export function livingNodes(tree: SearchTree, candidates: readonly Candidate[]): Set<number> {
	const living = candidates.filter(({ state }) => state === 'writing' || state === 'finished');
	return new Set(living.flatMap(({ index }) => pathTo(tree, tree.ends[index] ?? null)));
}

function withStep(tree: SearchTree, candidate: number, text: string): SearchTree {
	const parent = tree.ends[candidate] ?? null;
	const known = tree.nodes.findIndex((node) => node.parent === parent && node.text === text);
	const node = tree.nodes[known];
	const depth = parent === null ? 0 : (tree.nodes[parent]?.depth ?? 0) + 1;
	const nodes =
		node === undefined
			? [...tree.nodes, { parent, candidate, depth, text, reward: null, drawn: 1 }]
			: tree.nodes.with(known, { ...node, drawn: node.drawn + 1 });
	const end = node === undefined ? tree.nodes.length : known;
	return { ...tree, nodes, ends: tree.ends.with(candidate, end) };
}

/** The step of a candidate at a depth. */
function ancestorAt(tree: SearchTree, candidate: number, depth: number): number | null {
	return pathTo(tree, tree.ends[candidate] ?? null)[depth] ?? null;
}

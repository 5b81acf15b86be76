import type { Candidate } from '../../domain/solution.ts';
import type { SearchTree } from '../../run/search-tree.ts';

/** What is shown of a solution where rewards mean nothing. */
export function withoutRewards(candidate: Candidate): Candidate {
	const steps = candidate.steps.map(({ text }) => ({ text, reward: null }));
	return { ...candidate, steps, outcome: null };
}

export function treeWithoutRewards(tree: SearchTree): SearchTree {
	return { ...tree, nodes: tree.nodes.map((node) => ({ ...node, reward: null })) };
}

import type { SearchTree, TreeNode } from '../../../run/search-tree.ts';

/** A node where it is drawn: its column is its depth, its lane the candidate that wrote it first, so that nothing moves. */
export type PlacedNode = {
	/** Index in the tree. */
	readonly at: number;
	readonly node: TreeNode;
	/** Its place among the steps after the same prefix, from 1, of how many. */
	readonly place: number;
	readonly siblings: number;
};

/** All nodes, each before what comes after it: the order in which they are read and walked through. */
export function readingOrder({ nodes }: SearchTree): readonly PlacedNode[] {
	const children = new Map<number | null, number[]>();
	for (const [at, { parent }] of nodes.entries()) {
		children.set(parent, [...(children.get(parent) ?? []), at]);
	}
	const lane = (at: number): number => nodes[at]?.candidate ?? 0;
	const order: PlacedNode[] = [];
	const visit = (parent: number | null): void => {
		const own = (children.get(parent) ?? []).toSorted((a, b) => lane(a) - lane(b));
		for (const [place, at] of own.entries()) {
			const node = nodes[at];
			if (node === undefined) continue;
			order.push({ at, node, place: place + 1, siblings: own.length });
			visit(at);
		}
	};
	visit(null);
	return order;
}

/** The node that a key leads to from `at`; null for a key that leads nowhere. */
export function nodeByKey(
	order: readonly PlacedNode[],
	at: number | null,
	key: string,
): number | null {
	const from = order.findIndex((placed) => placed.at === at);
	const here = order[from]?.node;
	switch (key) {
		case 'ArrowDown':
			return order[from + 1]?.at ?? null;
		case 'ArrowUp':
			return order[from - 1]?.at ?? null;
		case 'ArrowLeft':
			return here?.parent ?? null;
		case 'ArrowRight':
			return order.find(({ node }) => node.parent === at && at !== null)?.at ?? null;
		case 'Home':
			return order[0]?.at ?? null;
		case 'End':
			return order.at(-1)?.at ?? null;
		default:
			return null;
	}
}

import { type CSSProperties, memo, useEffect, useMemo, useRef } from 'react';
import { RewardMark } from '../../../parts/reward/RewardMark.tsx';
import { rewardStrength } from '../../../parts/reward/reward-band.ts';
import type { SearchTree, TreeNode } from '../../../run/search-tree.ts';
import { shortWords, spokenWords } from './node-words.ts';
import css from './TreeView.module.css';
import { nodeByKey, readingOrder } from './tree-layout.ts';

type Props = {
	readonly tree: SearchTree;
	/** Columns to keep room for. */
	readonly depth: number;
	/** Nodes of candidates that are not pruned. */
	readonly living: ReadonlySet<number>;
	/** Nodes of the solution that the search chooses. */
	readonly chosen: ReadonlySet<number>;
	/** Null before the first node. */
	readonly selected: number | null;
	readonly onSelect: (node: number) => void;
};

/**
 * All that a search has tried: a column for each step, a lane for each line that is written. What is pruned stays,
 * faded. Arrow keys walk along it.
 */
export const TreeView = memo(function TreeView(props: Props) {
	const { tree, depth, living, chosen, selected, onSelect } = props;
	const order = useMemo(() => readingOrder(tree), [tree]);
	const place = useRef<HTMLDivElement>(null);
	const scroll = useRef<HTMLDivElement>(null);
	const lanes = tree.ends.length;
	const columns = Math.max(depth, ...tree.nodes.map((node) => node.depth + 1));
	// What is written now is in view, also where not all columns have room.
	useEffect(() => {
		if (columns > 0) scroll.current?.scrollTo({ left: scroll.current.scrollWidth });
	}, [columns]);
	const walk = (key: string): boolean => {
		const next = nodeByKey(order, selected, key);
		if (next === null) return false;
		onSelect(next);
		place.current?.querySelector<HTMLElement>(`[data-node="${next}"]`)?.focus();
		return true;
	};
	return (
		<div ref={scroll} className={css['scroll']}>
			<div
				ref={place}
				className={css['tree']}
				role="tree"
				aria-label="Steps that the search has tried"
				style={{ '--lanes': lanes, '--columns': columns } as CSSProperties}
				onKeyDown={(event) => {
					if (event.ctrlKey || event.metaKey || event.altKey) return;
					if (walk(event.key)) event.preventDefault();
				}}
			>
				<Edges tree={tree} living={living} lanes={lanes} columns={columns} />
				{order.map(({ at, node, place: posinset, siblings }) => (
					<TreeItem
						key={at}
						at={at}
						node={node}
						posinset={posinset}
						siblings={siblings}
						fate={chosen.has(at) ? 'chosen' : living.has(at) ? 'living' : 'pruned'}
						selected={selected === at}
						reachable={selected === at || (selected === null && at === order[0]?.at)}
						onSelect={onSelect}
					/>
				))}
			</div>
		</div>
	);
});

type ItemProps = {
	readonly at: number;
	readonly node: TreeNode;
	readonly posinset: number;
	readonly siblings: number;
	readonly fate: 'chosen' | 'living' | 'pruned';
	readonly selected: boolean;
	/** Whether Tab comes to it. */
	readonly reachable: boolean;
	readonly onSelect: (node: number) => void;
};

const TreeItem = memo(function TreeItem(props: ItemProps) {
	const { at, node, posinset, siblings, fate, selected, reachable, onSelect } = props;
	const { reward, text, candidate, depth } = node;
	const words = useMemo(() => shortWords(text), [text]);
	const style = {
		'--lane': candidate + 1,
		'--column': depth + 1,
		'--strength': reward === null ? 0 : rewardStrength(reward),
	} as CSSProperties;
	return (
		<div
			className={css['node']}
			role="treeitem"
			aria-level={depth + 1}
			aria-posinset={posinset}
			aria-setsize={siblings}
			aria-selected={selected}
			aria-label={spokenWords(node, fate !== 'pruned', fate === 'chosen')}
			tabIndex={reachable ? 0 : -1}
			title={text}
			data-node={at}
			data-fate={fate}
			data-side={reward === null ? undefined : reward >= 0.5 ? 'up' : 'down'}
			style={style}
			onFocus={() => onSelect(at)}
		>
			<RewardMark reward={reward} />
			<span className={css['words']}>
				<span className={css['left']}>{words.left}</span>
				<span className={css['right']}>{words.right}</span>
			</span>
		</div>
	);
});

type EdgesProps = Pick<Props, 'tree' | 'living'> & {
	readonly lanes: number;
	readonly columns: number;
};

/** Where a node ends in its column; the rest is for the lines to the next. */
const nodeWidth = 0.88;

function Edges({ tree: { nodes }, living, lanes, columns }: EdgesProps) {
	return (
		<svg
			className={css['edges']}
			viewBox={`0 0 ${columns} ${lanes}`}
			preserveAspectRatio="none"
			aria-hidden="true"
		>
			{nodes.map(({ parent, candidate, depth }, at) => {
				const from = parent === null ? undefined : nodes[parent];
				if (from === undefined) return null;
				const [x1, y1] = [depth - 1 + nodeWidth, from.candidate + 0.5];
				const [x2, y2] = [depth, candidate + 0.5];
				const middle = (x1 + x2) / 2;
				return (
					<path
						// biome-ignore lint/suspicious/noArrayIndexKey: nodes only ever append.
						key={at}
						data-living={living.has(at)}
						d={`M${x1} ${y1}C${middle} ${y1} ${middle} ${y2} ${x2} ${y2}`}
					/>
				);
			})}
		</svg>
	);
}

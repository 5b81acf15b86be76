import { useCallback, useMemo, useState } from 'react';
import type { Problem } from '../../../domain/problem.ts';
import type { Aggregator } from '../../../domain/reward.ts';
import type { Candidate } from '../../../domain/solution.ts';
import { Panel } from '../../../parts/panel/Panel.tsx';
import { RewardNote } from '../../../parts/reward/RewardNote.tsx';
import { countOf } from '../../../parts/words/number-words.ts';
import { livingNodes, pathTo, type SearchTree } from '../../../run/search-tree.ts';
import type { OpenCandidate } from '../shown/CandidateLinks.tsx';
import { leaderIndex } from '../shown/leader.ts';
import { ShownSolution } from '../shown/ShownSolution.tsx';
import { useSettled } from '../useSettled.ts';
import { VerdictPanel } from '../verdict/VerdictPanel.tsx';
import { treeWithoutRewards, withoutRewards } from '../without-rewards.ts';
import css from './SearchResults.module.css';
import { SelectedStep } from './SelectedStep.tsx';
import { TreeView } from './TreeView.tsx';

type Props = {
	readonly tree: SearchTree;
	/** All lines of the search, pruned ones too. At least one. */
	readonly candidates: readonly Candidate[];
	readonly problem: Problem;
	readonly live: boolean;
	readonly judged: boolean;
	readonly aggregator: Aggregator;
	readonly onAggregator: (aggregator: Aggregator) => void;
	readonly onOpen: OpenCandidate;
	readonly onResample: (prefix: readonly string[]) => void;
};

/** Columns to keep room for where no reference solution tells how many steps there will be. */
const usualDepth = 5;

/** A search: the tree of what it tried, and what it chose beside what voting over the kept ones says. */
export function SearchResults(props: Props) {
	const { problem, live, judged, aggregator, onAggregator, onOpen, onResample } = props;
	const tree = useMemo(
		() => (judged ? props.tree : treeWithoutRewards(props.tree)),
		[judged, props.tree],
	);
	const { candidates } = useSettled(
		judged ? props.candidates : props.candidates.map(withoutRewards),
		problem,
	);
	/** What the visitor selected; null to follow the leader. */
	const [picked, setPicked] = useState<number | null>(null);
	const [before, setBefore] = useState(0);
	const kept = useMemo(
		() => candidates.filter(({ state }) => state !== 'pruned' && state !== 'cut'),
		[candidates],
	);
	// What is pruned leads no more, however good it began.
	const racing = useMemo(
		() =>
			candidates.map((candidate) =>
				candidate.state === 'pruned' ? { ...candidate, steps: [] } : candidate,
			),
		[candidates],
	);
	const leader = leaderIndex(racing, before, aggregator);
	// State that follows from the last render: who led decides who leads.
	if (leader !== before) setBefore(leader);
	const end = tree.ends[leader] ?? null;
	const states = candidates.map(({ state }) => state).join();
	// biome-ignore lint/correctness/useExhaustiveDependencies: letters of what is written change nothing; states do.
	const living = useMemo(() => livingNodes(tree, candidates), [tree, states]);
	const chosen = useMemo(() => new Set(judged ? pathTo(tree, end) : []), [tree, end, judged]);
	const selected = picked !== null && tree.nodes[picked] !== undefined ? picked : end;
	const select = useCallback((node: number) => setPicked(node), []);
	const { settings } = tree;
	const shown = candidates[leader];
	const depth = problem.reference.length || usualDepth;
	return (
		<>
			<div className={css['board']}>
				<Panel heading={headingOf(tree)} level={2} look="tight">
					<TreeView
						tree={tree}
						depth={depth}
						living={living}
						chosen={chosen}
						selected={selected}
						onSelect={select}
					/>
					<SelectedStep tree={tree} selected={selected} live={live} onResample={onResample} />
				</Panel>
				<div className={css['verdict']}>
					<VerdictPanel
						candidates={kept}
						gold={problem.answer}
						aggregator={aggregator}
						judged={judged}
						run={null}
						onAggregator={onAggregator}
					/>
				</div>
				{shown !== undefined && (
					<ShownSolution
						candidate={shown}
						gold={problem.answer}
						aggregator={settings.score}
						rows={depth + 1}
						live={live}
						judged={judged}
						choice={null}
						onChoose={() => undefined}
						onOpen={onOpen}
						onResample={onResample}
					/>
				)}
			</div>
			{judged && <RewardNote />}
		</>
	);
}

function headingOf({ settings, nodes }: SearchTree): string {
	const { way, width, expansions } = settings;
	const name = way === 'beam' ? 'Beam search' : 'DVTS';
	return `${name}, ${width} × ${expansions}: ${countOf(nodes.length, 'step')} tried`;
}

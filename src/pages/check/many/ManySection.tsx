import { useMemo, useState } from 'react';
import type { Problem } from '../../../domain/problem.ts';
import type { Probability } from '../../../domain/reward.ts';
import { WarningList } from '../../../parts/note/WarningList.tsx';
import { Panel } from '../../../parts/panel/Panel.tsx';
import type { CheckDraftControl } from '../useCheckDraft.ts';
import { ManyControls } from './ManyControls.tsx';
import { ManyInput } from './ManyInput.tsx';
import { ManyTable } from './ManyTable.tsx';
import { readMany } from './many-solutions.ts';
import { arrange, type Filter, nextSorting, type Sorting } from './many-table.ts';
import { useManyScores } from './useManyScores.ts';

type Props = {
	readonly drafts: CheckDraftControl;
	/** The problem above: that of every solution which brings none of its own. */
	readonly problem: Problem;
	/** null until the models are loaded. */
	readonly threshold: Probability | null;
};

/** A class's answers: many solutions of one problem, scored one after the other. */
export function ManySection(props: Props) {
	const { drafts, problem, threshold } = props;
	const { many, format } = drafts.draft;
	const [sorting, setSorting] = useState<Sorting | null>(null);
	const [filter, setFilter] = useState<Filter>('all');

	const read = useMemo(() => readMany(many, format, problem), [many, format, problem]);
	const scores = useManyScores(read.entries);
	const shown = useMemo(
		() => arrange(scores.entries, sorting, filter, threshold),
		[scores.entries, sorting, filter, threshold],
	);
	return (
		<Panel heading="Several solutions" level={2}>
			<ManyInput draft={drafts.draft} onChange={drafts.change} onReplace={drafts.replace} />
			<WarningList messages={read.messages} />
			<ManyControls
				scores={scores}
				shown={shown}
				filter={filter}
				onFilter={setFilter}
				threshold={threshold}
			/>
			{scores.entries.length > 0 && (
				<ManyTable
					entries={shown}
					threshold={threshold}
					sorting={sorting}
					onSort={(column) => setSorting((before) => nextSorting(before, column))}
				/>
			)}
		</Panel>
	);
}

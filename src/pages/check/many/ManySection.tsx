import { useMemo, useState } from 'react';
import type { Problem } from '../../../domain/problem.ts';
import type { Probability } from '../../../domain/reward.ts';
import { WarningList } from '../../../parts/note/WarningList.tsx';
import { Panel } from '../../../parts/panel/Panel.tsx';
import type { CheckDraftControl } from '../useCheckDraft.ts';
import { ManyControls } from './ManyControls.tsx';
import { ManyInput } from './ManyInput.tsx';
import { ManyMapping } from './ManyMapping.tsx';
import { ManyTable } from './ManyTable.tsx';
import { arrange, type Filter, type ManyEntry, nextSorting, type Sorting } from './many-table.ts';
import { useManyReader } from './useManyReader.ts';
import { useManyScores } from './useManyScores.ts';
import { useMathAnswers } from './useMathAnswers.ts';

type Props = {
	readonly drafts: CheckDraftControl;
	/** The problem above: that of every solution which brings none of its own. */
	readonly problem: Problem;
	/** null until the models are loaded. */
	readonly threshold: Probability | null;
};

const nothing: readonly ManyEntry[] = [];
const notLoaded =
	'The part of this page that reads files could not be loaded. Check the connection and reload the page.';

/** A class's answers: many solutions of one problem, scored one after the other. */
export function ManySection(props: Props) {
	const { drafts, problem, threshold } = props;
	const { many, format, columns, manyCutAt, rightAnswer } = drafts.draft;
	const [sorting, setSorting] = useState<Sorting | null>(null);
	const [filter, setFilter] = useState<Filter>('all');

	const hasText = many.trim() !== '';
	const reader = useManyReader(hasText);
	const read = useMemo(
		() =>
			reader.kind === 'ready' && hasText
				? reader.read({ many, format, columns, manyCutAt, rightAnswer }, problem)
				: null,
		[reader, hasText, many, format, columns, manyCutAt, rightAnswer, problem],
	);
	const scores = useManyScores(useMathAnswers(read?.entries ?? nothing));
	const shown = useMemo(
		() => arrange(scores.entries, sorting, filter, threshold),
		[scores.entries, sorting, filter, threshold],
	);
	return (
		<Panel heading="Several solutions" level={2} printed={scores.entries.length > 0}>
			<ManyInput draft={drafts.draft} onChange={drafts.change} onReplace={drafts.replace} />
			{read !== null && (
				<ManyMapping
					contents={read.contents}
					chosen={columns}
					onChoose={(chosen) => drafts.change({ columns: chosen })}
				/>
			)}
			<WarningList messages={reader.kind === 'failed' ? [notLoaded] : (read?.messages ?? [])} />
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

import { toCsv } from '../../../domain/files/csv.ts';
import type { Probability } from '../../../domain/reward.ts';
import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import { downloadCsv } from '../../../parts/download.ts';
import { useLoadLabel } from '../../../parts/engine/load-label.ts';
import { RadioSwitch } from '../../../parts/field/RadioSwitch.tsx';
import { Row } from '../../../parts/layout/Row.tsx';
import { Stack } from '../../../parts/layout/Stack.tsx';
import { ProgressBar } from '../../../parts/progress/ProgressBar.tsx';
import { Spoken } from '../../../parts/text/Hidden.tsx';
import { Hint } from '../../../parts/text/Hint.tsx';
import { countOf } from '../../../parts/words/number-words.ts';
import { csvRows, type Filter, type ManyEntry } from './many-table.ts';
import type { ManyScores } from './useManyScores.ts';

type Props = {
	readonly scores: ManyScores;
	/** The rows as they are filtered and sorted: these are exported. */
	readonly shown: readonly ManyEntry[];
	readonly filter: Filter;
	readonly onFilter: (filter: Filter) => void;
	readonly threshold: Probability | null;
};

const filters: readonly { readonly value: Filter; readonly label: string }[] = [
	{ value: 'all', label: 'All' },
	{ value: 'under', label: 'Under the threshold' },
];

export function ManyControls(props: Props) {
	const { scores, shown, filter, onFilter, threshold } = props;
	const labelled = useLoadLabel();
	const { busy, entries, start, stop } = scores;
	const obstacle = obstacleOf(entries);
	const scored = entries.filter(({ score }) => score !== null).length;
	const blocked = busy || obstacle !== null;
	const isEmpty = shown.length === 0;
	return (
		<Stack space={2}>
			<Row>
				<ActionButton primary blocked={blocked} onPress={start}>
					{labelled('Score all', 'score all')}
				</ActionButton>
				<ActionButton blocked={!busy} onPress={stop}>
					Stop
				</ActionButton>
				<ActionButton
					blocked={isEmpty}
					onPress={() => downloadCsv('steplight-solutions.csv', toCsv(csvRows(shown, threshold)))}
				>
					Export CSV
				</ActionButton>
				{(['pupil', 'problem'] as const).map((by) => (
					<ActionButton
						key={by}
						blocked={entries.length === 0}
						onPress={() => void exportBy(by, entries, threshold)}
					>
						CSV by {by}
					</ActionButton>
				))}
				<RadioSwitch
					legend="Which solutions to show"
					options={filters}
					value={filter}
					onChange={onFilter}
				/>
			</Row>
			<ProgressBar label="Solutions scored" max={Math.max(1, entries.length)} value={scored} />
			<Hint>{obstacle ?? statusWords(scores, scored)}</Hint>
			<Spoken>{!busy && scores.end !== null && statusWords(scores, scored)}</Spoken>
		</Stack>
	);
}

/** All rows, whatever is filtered; what makes them is loaded when it is wanted. */
async function exportBy(
	by: 'pupil' | 'problem',
	entries: readonly ManyEntry[],
	threshold: Probability | null,
): Promise<void> {
	const { pupilRows, problemRows } = await import('./class-tables.ts');
	const rowsOf = by === 'pupil' ? pupilRows : problemRows;
	downloadCsv(`steplight-class-by-${by}.csv`, toCsv(rowsOf(entries, threshold)));
}

function obstacleOf(entries: readonly ManyEntry[]): string | null {
	if (entries.length === 0) return 'Paste solutions or open a file.';
	return entries.every(({ problem }) => problem.question === '')
		? 'Type or paste the problem at the top first.'
		: null;
}

function statusWords({ busy, end, entries }: ManyScores, scored: number): string {
	const counted = `${scored} of ${countOf(entries.length, 'solution')} scored.`;
	if (busy) return counted;
	switch (end) {
		case null:
		case 'done':
		case 'failed':
			return counted;
		case 'stopped':
			return `Stopped. ${counted}`;
		case 'overtaken':
			return `Another page took the models, so this round ended early. ${counted} Press the button to go on.`;
	}
}

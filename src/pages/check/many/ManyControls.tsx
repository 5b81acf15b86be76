import { toCsv } from '../../../domain/files/csv.ts';
import type { Probability } from '../../../domain/reward.ts';
import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import { downloadCsv } from '../../../parts/download.ts';
import { RadioSwitch } from '../../../parts/field/RadioSwitch.tsx';
import control from '../../../parts/styles/control.module.css';
import { countOf, formatMegabytes } from '../../../parts/styles/format.ts';
import css from './ManyControls.module.css';
import { csvRows, type Filter, type ManyEntry } from './many-table.ts';
import type { ManyScores } from './useManyScores.ts';

type Props = {
	readonly scores: ManyScores;
	/** The rows as they are filtered and sorted: these are exported. */
	readonly shown: readonly ManyEntry[];
	readonly filter: Filter;
	readonly onFilter: (filter: Filter) => void;
	readonly isLoaded: boolean;
	readonly modelBytes: number | null;
	readonly threshold: Probability | null;
};

const filters: readonly { readonly value: Filter; readonly label: string }[] = [
	{ value: 'all', label: 'All' },
	{ value: 'under', label: 'Under the threshold' },
];

export function ManyControls(props: Props) {
	const { scores, shown, filter, onFilter, isLoaded, modelBytes, threshold } = props;
	const { busy, entries, start, stop } = scores;
	const obstacle = obstacleOf(entries);
	const scored = entries.filter(({ score }) => score !== null).length;
	const blocked = busy || obstacle !== null;
	const isEmpty = shown.length === 0;
	return (
		<div className={css['controls']}>
			<div className={css['buttons']}>
				<ActionButton primary blocked={blocked} onPress={() => void start()}>
					{startLabel(isLoaded, modelBytes)}
				</ActionButton>
				<ActionButton blocked={!busy} onPress={() => stop()}>
					Stop
				</ActionButton>
				<ActionButton
					blocked={isEmpty}
					onPress={() => downloadCsv('steplight-solutions.csv', toCsv(csvRows(shown, threshold)))}
				>
					Export CSV
				</ActionButton>
				<div className={css['filter']}>
					<RadioSwitch
						legend="Which solutions to show"
						options={filters}
						value={filter}
						onChange={onFilter}
					/>
				</div>
			</div>
			<progress
				className={css['bar']}
				aria-label="Solutions scored"
				max={Math.max(1, entries.length)}
				value={scored}
			/>
			<p className={css['status']}>{obstacle ?? statusWords(scores, scored)}</p>
			<p className={control['hidden']} role="status">
				{!busy && scores.ending !== 'none' && statusWords(scores, scored)}
			</p>
		</div>
	);
}

function startLabel(isLoaded: boolean, modelBytes: number | null): string {
	if (isLoaded) return 'Score all';
	return modelBytes === null
		? 'Load models and score all'
		: `Load models (${formatMegabytes(modelBytes)}) and score all`;
}

function obstacleOf(entries: readonly ManyEntry[]): string | null {
	if (entries.length === 0) return 'Paste solutions or open a file.';
	return entries.every(({ problem }) => problem.question === '')
		? 'Type or paste the problem at the top first.'
		: null;
}

function statusWords({ busy, ending, entries }: ManyScores, scored: number): string {
	const counted = `${scored} of ${countOf(entries.length, 'solution')} scored.`;
	if (busy) return counted;
	switch (ending) {
		case 'none':
		case 'all':
			return counted;
		case 'stopped':
			return `Stopped. ${counted}`;
		case 'overtaken':
			return `This round ended early. ${counted} Press the button to go on.`;
	}
}

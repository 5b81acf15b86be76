import { useState } from 'react';
import type { Study } from '../../../domain/study/studies.ts';
import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import { useSessionDraft } from '../../../parts/draft/useSessionDraft.ts';
import { FieldSet } from '../../../parts/field/Field.tsx';
import { FileField } from '../../../parts/field/FileField.tsx';
import { NumberField } from '../../../parts/field/NumberField.tsx';
import { RadioSwitch } from '../../../parts/field/RadioSwitch.tsx';
import { runLimits } from '../../../parts/field/run-limits.ts';
import { Row } from '../../../parts/layout/Row.tsx';
import { WarningList } from '../../../parts/note/WarningList.tsx';
import { Panel } from '../../../parts/panel/Panel.tsx';
import { Hint } from '../../../parts/text/Hint.tsx';
import { freshStudy } from './make-study.ts';
import { readStudyFile } from './read-study-file.ts';
import { blankStudyDraft, draftLimits, keptStudyDraft, type StudyDraft } from './study-draft.ts';

type Props = {
	/** Whether a run is under way: a new study waits. */
	readonly busy: boolean;
	readonly onStudy: (study: Study) => void;
};

const kinds = [
	{ value: 'best-of-n', label: 'Best-of-N: how to choose' },
	{ value: 'steps', label: 'Steps: which is wrong' },
	{ value: 'search', label: 'Search: against best-of-N' },
	{ value: 'labels', label: 'Labels: against truth' },
] as const;
const sources = [
	{ value: 'fresh', label: 'Fresh problems' },
	{ value: 'file', label: 'A file' },
] as const;

const fileHints: Readonly<Record<StudyDraft['kind'], string>> = {
	'best-of-n':
		'A study that was exported, a bank of candidates (JSON lines), or problems with right answers. It is read here and goes nowhere.',
	search:
		'A study that was exported, or problems with right answers. It is read here and goes nowhere.',
	labels: 'A study that was exported. It is read here and goes nowhere.',
	steps:
		'A study that was exported, or solutions with labelled steps: ProcessBench, PRM800K, a table. It is read here and goes nowhere.',
};

const freshHints: Readonly<Record<StudyDraft['kind'], string>> = {
	'best-of-n': 'Problems of the world’s test split; every candidate is written and scored here.',
	steps:
		'Reference solutions of the world’s test split, half of them with an error that students make.',
	search:
		'Problems of the world’s test split: whole samples, a beam search and DVTS on each, at equal tokens.',
	labels:
		'Four solutions of each problem, rolled out from every step by the writer; the world knows which steps are right.',
};

/** What is to be studied, of what. */
export function NewStudy({ busy, onStudy }: Props) {
	const [draft, change] = useSessionDraft(keptStudyDraft, () => blankStudyDraft);
	const [words, setWords] = useState('');
	const [messages, setMessages] = useState<readonly string[]>([]);
	const { kind, source } = draft;
	const samples = kind !== 'steps';

	const open = async (file: File) => {
		setMessages([]);
		setWords(`Reading ${file.name} …`);
		// A large file holds the page up: the words stand there first.
		await new Promise((resolve) => setTimeout(resolve, 50));
		const read = await readStudyFile(file, draft);
		setMessages(read.ok ? read.value.messages : []);
		setWords(read.ok ? `${file.name} is open.` : read.error);
		if (read.ok) onStudy(read.value.study);
	};

	return (
		<Panel heading="A study" level={2}>
			<RadioSwitch
				legend="Kind of study"
				options={kinds}
				value={kind}
				onChange={(value) => change({ kind: value })}
			/>
			<RadioSwitch
				legend="Of what"
				options={sources}
				value={source}
				onChange={(value) => change({ source: value })}
			/>
			<FieldSet legend="Settings of the study">
				{source === 'fresh' && (
					<>
						<NumberField
							label={samples ? 'Problems' : 'Solutions to judge'}
							range={draftLimits.count}
							value={draft.count}
							onChange={(count) => change({ count })}
						/>
						<NumberField
							label="First problem"
							range={runLimits.problemSeed}
							value={draft.problemSeed}
							onChange={(problemSeed) => change({ problemSeed })}
						/>
					</>
				)}
				{samples && (
					<>
						{kind === 'best-of-n' && (
							<NumberField
								label="Candidates a problem"
								range={draftLimits.candidates}
								value={draft.candidates}
								onChange={(candidates) => change({ candidates })}
							/>
						)}
						{kind === 'search' && (
							<>
								<NumberField
									label="Width"
									range={draftLimits.width}
									value={draft.width}
									onChange={(width) => change({ width })}
								/>
								<NumberField
									label="Expansions"
									range={draftLimits.width}
									value={draft.expansions}
									onChange={(expansions) => change({ expansions })}
								/>
							</>
						)}
						{kind === 'labels' && (
							<NumberField
								label="Rollouts a step"
								range={runLimits.candidates}
								value={draft.rollouts}
								onChange={(rollouts) => change({ rollouts })}
							/>
						)}
						<NumberField
							label="Temperature"
							range={runLimits.temperature}
							value={draft.temperature}
							onChange={(temperature) => change({ temperature })}
						/>
					</>
				)}
				<NumberField
					label="Seed"
					range={runLimits.seed}
					value={draft.seed}
					onChange={(seed) => change({ seed })}
				/>
			</FieldSet>
			{source === 'fresh' ? (
				<Row>
					<ActionButton primary blocked={busy} onPress={() => onStudy(freshStudy(draft))}>
						Make the study
					</ActionButton>
					<Hint>{freshHints[kind]}</Hint>
				</Row>
			) : (
				<FileField
					label="Open a file"
					accept=".json,.jsonl,.ndjson,.csv,.tsv,.txt,application/json,text/csv"
					words={words === '' ? fileHints[kind] : words}
					onOpen={(file) => void open(file)}
				/>
			)}
			<WarningList messages={messages} />
		</Panel>
	);
}

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
] as const;
const sources = [
	{ value: 'fresh', label: 'Fresh problems' },
	{ value: 'file', label: 'A file' },
] as const;

const fileHints: Readonly<Record<StudyDraft['kind'], string>> = {
	'best-of-n':
		'A study that was exported, a bank of candidates (JSON lines), or problems with right answers. It is read here and goes nowhere.',
	steps:
		'A study that was exported, or solutions with labelled steps: ProcessBench, PRM800K, a table. It is read here and goes nowhere.',
};

/** What is to be studied, of what. */
export function NewStudy({ busy, onStudy }: Props) {
	const [draft, change] = useSessionDraft(keptStudyDraft, () => blankStudyDraft);
	const [words, setWords] = useState('');
	const [messages, setMessages] = useState<readonly string[]>([]);
	const { kind, source } = draft;
	const samples = kind === 'best-of-n';

	const open = async (file: File) => {
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
						<NumberField
							label="Candidates a problem"
							range={runLimits.candidates}
							value={draft.candidates}
							onChange={(candidates) => change({ candidates })}
						/>
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
					<Hint>
						{samples
							? 'Problems of the world’s test split; every candidate is written and scored here.'
							: 'Reference solutions of the world’s test split, half of them with an error that students make.'}
					</Hint>
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

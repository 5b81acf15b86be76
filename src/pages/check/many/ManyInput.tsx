import { useState } from 'react';
import { formatOfFile, type SolutionFormat } from '../../../domain/solution-file.ts';
import { FileField } from '../../../parts/field/FileField.tsx';
import { type Option, SelectField } from '../../../parts/field/SelectField.tsx';
import { TextArea } from '../../../parts/field/TextField.tsx';
import { Stack } from '../../../parts/layout/Stack.tsx';
import type { CheckDraft } from '../check-draft.ts';
import css from './ManyInput.module.css';
import { readTextFile } from './text-file.ts';

type Props = {
	readonly draft: CheckDraft;
	readonly onChange: (change: Partial<CheckDraft>) => void;
	/** Like onChange, for a text that takes the place of another. */
	readonly onReplace: (change: Partial<CheckDraft>) => void;
};

const formats: readonly Option<SolutionFormat>[] = [
	{ value: 'text', label: 'Plain text' },
	{ value: 'jsonl', label: 'JSON lines' },
	{ value: 'csv', label: 'CSV' },
];

const formatHints: Readonly<Record<SolutionFormat, string>> = {
	text: 'Put a line of --- between two solutions, or end each with its answer line (#### 30).',
	jsonl:
		'A line a solution, like {"solution": "…", "name": "Ann"}; "question" and "name" may be left out.',
	csv: 'The first line names the columns: solution, and question and name where you have them.',
};

/** Many solutions, pasted or from a file; both stand in the same field. */
export function ManyInput({ draft, onChange, onReplace }: Props) {
	const [fileWords, setFileWords] = useState('');

	const open = async (file: File) => {
		const read = await readTextFile(file);
		setFileWords(read.ok ? read.value.words : read.error);
		if (read.ok) onReplace({ many: read.value.text, format: formatOfFile(file.name) });
	};

	return (
		<div className={css['input']}>
			<TextArea
				label="Solutions of the problem above"
				hint={formatHints[draft.format]}
				rows={6}
				value={draft.many}
				onChange={(many) => onChange({ many })}
			/>
			<Stack>
				<SelectField
					label="Written as"
					options={formats}
					value={draft.format}
					onChange={(format) => onChange({ format })}
				/>
				<FileField
					label="Open a file (JSONL, CSV or text)"
					accept=".jsonl,.ndjson,.csv,.tsv,.txt,.md,text/plain,text/csv"
					words={fileWords || 'It is read here and goes nowhere.'}
					onOpen={(file) => void open(file)}
				/>
			</Stack>
		</div>
	);
}

import { useState } from 'react';
import { formatOfFile } from '../../../domain/files/file-name.ts';
import { AnswerField } from '../../../parts/field/AnswerField.tsx';
import { FileField } from '../../../parts/field/FileField.tsx';
import { type Option, SelectField } from '../../../parts/field/SelectField.tsx';
import { TextArea } from '../../../parts/field/TextField.tsx';
import { readTextFile } from '../../../parts/files/text-file.ts';
import { Columns } from '../../../parts/layout/Columns.tsx';
import { Stack } from '../../../parts/layout/Stack.tsx';
import { CutField } from '../CutField.tsx';
import type { CheckDraft } from '../check-draft.ts';

type Props = {
	readonly draft: CheckDraft;
	readonly onChange: (change: Partial<CheckDraft>) => void;
	/** Like onChange, for a text that takes the place of another. */
	readonly onReplace: (change: Partial<CheckDraft>) => void;
};

const formats: readonly Option<CheckDraft['format']>[] = [
	{ value: 'auto', label: 'Find out' },
	{ value: 'text', label: 'Plain text' },
	{ value: 'json', label: 'JSON or JSON lines' },
	{ value: 'csv', label: 'CSV or TSV' },
];

const hint =
	'Paste a table from a spreadsheet or a form, JSON lines, or plain text with a line of --- between two solutions.';

/** Many solutions, pasted or from a file; both stand in the same field. */
export function ManyInput({ draft, onChange, onReplace }: Props) {
	const [fileWords, setFileWords] = useState('');

	const open = async (file: File) => {
		const read = await readTextFile(file);
		setFileWords(read.ok ? read.value.words : read.error);
		if (read.ok) {
			onReplace({ many: read.value.text, format: formatOfFile(file.name) ?? 'auto', columns: {} });
		}
	};

	return (
		<Columns second="narrow">
			<TextArea
				label="Solutions of the problem above"
				hint={hint}
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
				<CutField value={draft.manyCutAt} onChange={(manyCutAt) => onChange({ manyCutAt })} />
				<AnswerField
					label="Right answer, if you know it"
					hint="Each solution is then called right or wrong."
					value={draft.rightAnswer}
					onChange={(rightAnswer) => onChange({ rightAnswer })}
				/>
				<FileField
					label="Open a file (CSV, JSON or text)"
					accept=".jsonl,.ndjson,.json,.csv,.tsv,.tab,.txt,.md,text/plain,text/csv,application/json"
					words={fileWords || 'It is read here and goes nowhere.'}
					onOpen={(file) => void open(file)}
				/>
			</Stack>
		</Columns>
	);
}

import { type ChangeEvent, useId, useState } from 'react';
import { formatOfFile, type SolutionFormat } from '../../../domain/solution-file.ts';
import control from '../../../parts/styles/control.module.css';
import type { CheckDraft } from '../check-draft.ts';
import css from './ManyInput.module.css';
import { readTextFile } from './text-file.ts';

type Props = {
	readonly draft: CheckDraft;
	readonly onChange: (change: Partial<CheckDraft>) => void;
	/** Like onChange, for a text that takes the place of another. */
	readonly onReplace: (change: Partial<CheckDraft>) => void;
};

const formats: readonly { readonly format: SolutionFormat; readonly label: string }[] = [
	{ format: 'text', label: 'Plain text' },
	{ format: 'jsonl', label: 'JSON lines' },
	{ format: 'csv', label: 'CSV' },
];

const formatHints: Readonly<Record<SolutionFormat, string>> = {
	text: 'Put a line of --- between two solutions, or end each with its answer line (#### 30).',
	jsonl:
		'A line a solution, like {"solution": "…", "name": "Ann"}; "question" and "name" may be left out.',
	csv: 'The first line names the columns: solution, and question and name where you have them.',
};

/** Many solutions, pasted or from a file; both stand in the same field. */
export function ManyInput({ draft, onChange, onReplace }: Props) {
	const textId = useId();
	const fileId = useId();
	const formatId = useId();
	const hintId = useId();
	const [fileWords, setFileWords] = useState('');

	const open = async (event: ChangeEvent<HTMLInputElement>) => {
		const input = event.currentTarget;
		const file = input.files?.[0];
		if (file === undefined) return;
		const read = await readTextFile(file);
		// Emptied, so that the same file can be opened again.
		input.value = '';
		setFileWords(read.ok ? read.value.words : read.error);
		if (read.ok) onReplace({ many: read.value.text, format: formatOfFile(file.name) });
	};

	return (
		<div className={css['input']}>
			<div className={control['field']}>
				<label className={control['label']} htmlFor={textId}>
					Solutions of the problem above
				</label>
				<textarea
					id={textId}
					className={`${control['input']} ${css['area']}`}
					dir="auto"
					rows={6}
					aria-describedby={hintId}
					value={draft.many}
					onChange={(event) => onChange({ many: event.target.value })}
				/>
				<p id={hintId} className={control['hint']}>
					{formatHints[draft.format]}
				</p>
			</div>
			<div className={css['side']}>
				<div className={control['field']}>
					<label className={control['label']} htmlFor={formatId}>
						Written as
					</label>
					<select
						id={formatId}
						className={control['input']}
						value={draft.format}
						onChange={({ target }) => {
							const chosen = formats.find(({ format }) => format === target.value);
							if (chosen !== undefined) onChange({ format: chosen.format });
						}}
					>
						{formats.map(({ format, label }) => (
							<option key={format} value={format}>
								{label}
							</option>
						))}
					</select>
				</div>
				<div className={control['field']}>
					<label className={control['label']} htmlFor={fileId}>
						Open a file (JSONL, CSV or text)
					</label>
					<input
						id={fileId}
						type="file"
						className={control['input']}
						accept=".jsonl,.ndjson,.csv,.tsv,.txt,.md,text/plain,text/csv"
						onChange={(event) => void open(event)}
					/>
					<p className={control['hint']} role="status">
						{fileWords || 'It is read here and goes nowhere.'}
					</p>
				</div>
			</div>
		</div>
	);
}

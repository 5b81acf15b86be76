import { type Mapping, type Role, roles } from '../../../domain/files/columns.ts';
import type { FileFormat } from '../../../domain/files/file-name.ts';
import type { FileContents } from '../../../domain/files/read.ts';
import { textOf } from '../../../domain/files/row.ts';
import { FieldSet } from '../../../parts/field/Field.tsx';
import { SelectField } from '../../../parts/field/SelectField.tsx';
import { Stack } from '../../../parts/layout/Stack.tsx';
import { Note } from '../../../parts/note/Note.tsx';
import { Table } from '../../../parts/table/Table.tsx';
import { Hint } from '../../../parts/text/Hint.tsx';
import { countOf } from '../../../parts/words/number-words.ts';

type Props = {
	readonly contents: FileContents;
	readonly chosen: Partial<Mapping>;
	readonly onChoose: (chosen: Partial<Mapping>) => void;
};

const roleNames: Readonly<Record<Role, string>> = {
	name: 'Name',
	problem: 'Problem',
	solution: 'Solution',
	key: 'Answer key',
	labels: 'Labels',
};

const formatNames: Readonly<Record<FileFormat, string>> = {
	text: 'plain text',
	json: 'JSON',
	csv: 'CSV',
};

/** No column has this name: a newline stands in none. */
const none = '\n';
const shownRows = 3;
const shownLength = 80;

/** How a text was understood: its first rows, and which column is what, to be put right. */
export function ManyMapping({ contents, chosen, onChoose }: Props) {
	const { format, rows, columns, mapping, unclear } = contents;
	const read = `Read as ${formatNames[format]}: ${countOf(rows.length, 'row')}`;
	if (columns.length === 0) return <Hint>{read}.</Hint>;
	const options = [
		{ value: none, label: 'none' },
		...columns.map((column) => ({ value: column, label: column.slice(0, shownLength) })),
	];
	return (
		<Stack>
			<Hint>
				{read}, {countOf(columns.length, 'column')}.
			</Hint>
			{unclear.length > 0 && (
				<Note tone="warn">
					Please look: {unclear.map((role) => roleNames[role]).join(', ')} may be another column.
				</Note>
			)}
			<FieldSet legend="Which column is what">
				{roles.map((role) => (
					<SelectField
						key={role}
						label={`${roleNames[role]} column`}
						options={options}
						value={mapping[role] ?? none}
						onChange={(column) => onChoose({ ...chosen, [role]: column === none ? null : column })}
					/>
				))}
			</FieldSet>
			<details>
				<summary>The first rows</summary>
				<Table caption="The first rows" columns={columns.map((name) => ({ name }))}>
					{rows.slice(0, shownRows).map((row, at) => (
						// biome-ignore lint/suspicious/noArrayIndexKey: a row is its place.
						<tr key={at}>
							{columns.map((column) => (
								<td key={column} dir="auto">
									{shortened(textOf(row.fields[column]))}
								</td>
							))}
						</tr>
					))}
				</Table>
			</details>
		</Stack>
	);
}

function shortened(text: string | null): string {
	if (text === null) return '–';
	return text.length > shownLength ? `${text.slice(0, shownLength)}…` : text;
}

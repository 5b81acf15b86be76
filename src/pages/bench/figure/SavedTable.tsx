import { type FigureTable, tableCsv } from '../../../domain/study/table.ts';
import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import { downloadCsv } from '../../../parts/download.ts';
import { Row } from '../../../parts/layout/Row.tsx';
import { Hint } from '../../../parts/text/Hint.tsx';
import { NumberTable } from './NumberTable.tsx';

type Props = {
	readonly caption: string;
	/** Of its file. */
	readonly fileName: string;
	readonly table: FigureTable;
	/** What helps to read it. */
	readonly hint?: string;
};

/** A table with its heading, to be taken along. */
export function SavedTable({ caption, fileName, table, hint }: Props) {
	return (
		<>
			<NumberTable caption={caption} titled table={table} />
			{hint !== undefined && <Hint>{hint}</Hint>}
			<Row>
				<ActionButton
					size="card"
					aria-label={`Save CSV: ${caption}`}
					onPress={() => downloadCsv(`${fileName}.csv`, tableCsv(table))}
				>
					Save CSV
				</ActionButton>
			</Row>
		</>
	);
}

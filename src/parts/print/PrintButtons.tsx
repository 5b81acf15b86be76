import { lazy, Suspense, useState } from 'react';
import { ActionButton } from '../button/ActionButton.tsx';
import { Row } from '../layout/Row.tsx';
import { useProjector } from '../projector/projector-context.ts';
import type { Sheet, SheetKind } from './sheet.ts';

const PrintedSheets = lazy(async () => ({
	default: (await import('./PrintedSheets.tsx')).PrintedSheets,
}));

type Props = {
	/** How many sheets there are; each begins on a paper of its own. */
	readonly count: number;
	readonly sheets: () => readonly Sheet[];
	/** Whether the page itself is worth a paper. */
	readonly hasPage?: boolean;
};

type Printed = { readonly kind: SheetKind; readonly sheets: readonly Sheet[] };

/** Prints what the page shows, or solutions as worksheets or with their keys. */
export function PrintButtons({ count, sheets, hasPage = true }: Props) {
	const [printed, setPrinted] = useState<Printed | null>(null);
	const [one, its] = count > 1 ? ['worksheets', 'their keys'] : ['a worksheet', 'its key'];
	if (useProjector()) return null;
	const begin = (kind: SheetKind) => setPrinted({ kind, sheets: sheets() });
	return (
		<Row>
			{hasPage && (
				<ActionButton size="card" onPress={() => print()}>
					Print this page
				</ActionButton>
			)}
			<ActionButton size="card" blocked={count === 0} onPress={() => begin('worksheet')}>
				Print {one}
			</ActionButton>
			<ActionButton size="card" blocked={count === 0} onPress={() => begin('key')}>
				Print {its}
			</ActionButton>
			{printed !== null && (
				<Suspense>
					<PrintedSheets {...printed} onDone={() => setPrinted(null)} />
				</Suspense>
			)}
		</Row>
	);
}

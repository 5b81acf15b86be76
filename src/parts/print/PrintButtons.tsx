import { lazy, Suspense, useState } from 'react';
import { ActionButton } from '../button/ActionButton.tsx';
import { Row } from '../layout/Row.tsx';
import type { Sheet, SheetKind } from './sheet.ts';

const PrintedSheet = lazy(async () => ({
	default: (await import('./PrintedSheet.tsx')).PrintedSheet,
}));

/** Prints what the page shows, or one solution as a worksheet or with its key. */
export function PrintButtons({ sheet }: { readonly sheet: Sheet | null }) {
	const [kind, setKind] = useState<SheetKind | null>(null);
	const blocked = sheet === null || sheet.steps.length === 0;
	return (
		<Row>
			<ActionButton size="card" onPress={() => print()}>
				Print this page
			</ActionButton>
			<ActionButton size="card" blocked={blocked} onPress={() => setKind('worksheet')}>
				Print a worksheet
			</ActionButton>
			<ActionButton size="card" blocked={blocked} onPress={() => setKind('key')}>
				Print its key
			</ActionButton>
			{kind !== null && sheet !== null && (
				<Suspense>
					<PrintedSheet kind={kind} sheet={sheet} onDone={() => setKind(null)} />
				</Suspense>
			)}
		</Row>
	);
}

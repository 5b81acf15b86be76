import { useEffect, useState } from 'react';
import type { readMany } from './many-solutions.ts';

type ManyReader =
	| { readonly kind: 'loading' }
	| { readonly kind: 'ready'; readonly read: typeof readMany }
	| { readonly kind: 'failed' };

/** The readers of files: loaded when there is something to read. */
export function useManyReader(isNeeded: boolean): ManyReader {
	const [reader, setReader] = useState<ManyReader>({ kind: 'loading' });
	const isMissing = isNeeded && reader.kind === 'loading';
	useEffect(() => {
		if (!isMissing) return;
		import('./many-solutions.ts').then(
			({ readMany: read }) => setReader({ kind: 'ready', read }),
			() => setReader({ kind: 'failed' }),
		);
	}, [isMissing]);
	return reader;
}

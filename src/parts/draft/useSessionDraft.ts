import { useCallback, useEffect, useState } from 'react';
import type { SessionDraft } from './session-draft.ts';

/** State that a reload brings back. @param blank what it is where nothing was kept. @param put what takes its place at the start. */
export function useSessionDraft<T extends object>(
	kept: SessionDraft<T>,
	blank: () => T,
	put: Partial<T> | null = null,
): readonly [T, (change: Partial<T>) => void] {
	const [draft, setDraft] = useState(() => ({ ...(kept.read() ?? blank()), ...put }));
	useEffect(() => kept.keep(draft), [kept, draft]);
	const change = useCallback(
		(part: Partial<T>) => setDraft((before) => ({ ...before, ...part })),
		[],
	);
	return [draft, change];
}

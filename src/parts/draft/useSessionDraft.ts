import { useCallback, useEffect, useState } from 'react';
import type { SessionDraft } from './session-draft.ts';

/** State that a reload brings back. @param blank what it is where nothing was kept. */
export function useSessionDraft<T extends object>(
	kept: SessionDraft<T>,
	blank: () => T,
): readonly [T, (change: Partial<T>) => void] {
	const [draft, setDraft] = useState(() => kept.read() ?? blank());
	useEffect(() => kept.keep(draft), [kept, draft]);
	const change = useCallback(
		(part: Partial<T>) => setDraft((before) => ({ ...before, ...part })),
		[],
	);
	return [draft, change];
}

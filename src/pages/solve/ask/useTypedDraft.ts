import { useCallback, useEffect, useState } from 'react';
import type { SolveLink } from '../solve-link.ts';
import { blankDraft, type TypedDraft, typedDraft } from './typed-draft.ts';

export type TypedDraftControl = {
	readonly draft: TypedDraft;
	/** What the visitor had typed before a link put another problem there; null where nothing was. */
	readonly former: TypedDraft | null;
	readonly change: (change: Partial<TypedDraft>) => void;
	readonly restore: () => void;
	readonly dismiss: () => void;
};

/** What is typed as a problem, kept for the tab's life; a link may bring another. */
export function useTypedDraft(link: SolveLink | null): TypedDraftControl {
	const [kept, setKept] = useState(() => linked(typedDraft.read() ?? blankDraft, link));
	const { draft, former } = kept;
	useEffect(() => typedDraft.keep(draft), [draft]);
	const change = useCallback(
		(part: Partial<TypedDraft>) =>
			setKept((before) => ({ ...before, draft: { ...before.draft, ...part } })),
		[],
	);
	const dismiss = useCallback(() => setKept((before) => ({ ...before, former: null })), []);
	const restore = useCallback(
		() => setKept((before) => ({ draft: before.former ?? before.draft, former: null })),
		[],
	);
	return { draft, former, change, restore, dismiss };
}

function linked(
	draft: TypedDraft,
	link: SolveLink | null,
): { readonly draft: TypedDraft; readonly former: TypedDraft | null } {
	if (link === null) return { draft, former: null };
	if (link.typed === null) return { draft: { ...draft, chosen: false }, former: null };
	const isLost = draft.question.trim() !== '' && draft.question !== link.typed.question;
	return { draft: { ...link.typed, chosen: true }, former: isLost ? draft : null };
}

import { useCallback, useEffect, useState } from 'react';
import { pageOf } from '../../parts/navigation/pages.ts';
import type { Given } from '../page-props.ts';
import { blankDraft, type CheckDraft, checkDraft, draftOf, losesText } from './check-draft.ts';
import type { CheckLink } from './check-link.ts';

export type CheckDraftControl = {
	readonly draft: CheckDraft;
	/** Whether the draft changed since the page was opened. */
	readonly isTouched: boolean;
	/** What the draft was before something else was put in its place; null where nothing was. */
	readonly former: CheckDraft | null;
	readonly change: (change: Partial<CheckDraft>) => void;
	/** Puts a whole text in the place of another, which can be brought back. */
	readonly replace: (change: Partial<CheckDraft>) => void;
	readonly restore: () => void;
	readonly dismiss: () => void;
};

type Kept = Pick<CheckDraftControl, 'draft' | 'isTouched' | 'former'>;

export function useCheckDraft(given: Given | null, link: CheckLink | null): CheckDraftControl {
	const [kept, setKept] = useState<Kept>(() => {
		const draft = checkDraft.read() ?? blankDraft;
		return link === null
			? { draft, isTouched: false, former: null }
			: replaced(draft, { ...draft, ...link, known: null });
	});
	const [seen, setSeen] = useState<Given | null>(null);
	// State that follows from the props: a solution that another page gives is put in once.
	if (given !== seen) {
		setSeen(given);
		// The same props go to every page; what is meant for another one is not put in here.
		if (given !== null && pageOf(location.hash) === 'check') {
			setKept(({ draft }) => replaced(draft, draftOf(given, draft)));
		}
	}
	const { draft } = kept;
	useEffect(() => checkDraft.keep(draft), [draft]);

	const change = useCallback(
		(part: Partial<CheckDraft>) =>
			setKept((before) => ({ ...before, draft: { ...before.draft, ...part }, isTouched: true })),
		[],
	);
	const replace = useCallback(
		(part: Partial<CheckDraft>) =>
			setKept(({ draft: before }) => replaced(before, { ...before, ...part })),
		[],
	);
	const restore = useCallback(
		() =>
			setKept((before) =>
				before.former === null ? before : replaced(before.draft, before.former),
			),
		[],
	);
	const dismiss = useCallback(() => setKept((before) => ({ ...before, former: null })), []);
	return { ...kept, change, replace, restore, dismiss };
}

function replaced(before: CheckDraft, draft: CheckDraft): Kept {
	return { draft, isTouched: true, former: losesText(before, draft) ? before : null };
}

import { useCallback, useSyncExternalStore } from 'react';

export type PageName = 'solve' | 'check' | 'lab' | 'play';

export const pages: readonly { readonly name: PageName; readonly title: string }[] = [
	{ name: 'solve', title: 'Solve' },
	{ name: 'check', title: 'Check my solution' },
	{ name: 'lab', title: 'Completer lab' },
	{ name: 'play', title: 'Be the verifier' },
];

/** The page that the address names after its `#`; Solve where it names none. */
export function pageOf(hash: string): PageName {
	return pages.find(({ name }) => `#${name}` === hash)?.name ?? 'solve';
}

function subscribe(listener: () => void): () => void {
	window.addEventListener('hashchange', listener);
	return () => window.removeEventListener('hashchange', listener);
}

/** The page shown, and how to go to another; back and forward work as the browser does them. */
export function usePage(): readonly [PageName, (page: PageName) => void] {
	const hash = useSyncExternalStore(subscribe, () => location.hash);
	const go = useCallback((page: PageName) => {
		location.hash = page;
	}, []);
	return [pageOf(hash), go];
}

import { useCallback, useSyncExternalStore } from 'react';

export type PageName = 'solve' | 'check' | 'lab' | 'play' | 'bench';

export const pages: readonly { readonly name: PageName; readonly title: string }[] = [
	{ name: 'solve', title: 'Solve' },
	{ name: 'check', title: 'Check my solution' },
	{ name: 'lab', title: 'Completer lab' },
	{ name: 'play', title: 'Be the verifier' },
	{ name: 'bench', title: 'Bench' },
];

/** The page that the address names after its `#`; Solve where it names none. */
export function pageOf(hash: string): PageName {
	return pages.find(({ name }) => `#${name}` === hash)?.name ?? 'solve';
}

/** Back to an entry whose query differs too, as a page's options make it, is a popstate without a hashchange. */
const navigations = ['hashchange', 'popstate'] as const;

function subscribe(listener: () => void): () => void {
	for (const name of navigations) window.addEventListener(name, listener);
	return () => {
		for (const name of navigations) window.removeEventListener(name, listener);
	};
}

/** The page shown, and how to go to another; back and forward work as the browser does them. */
export function usePage(): readonly [PageName, (page: PageName) => void] {
	const hash = useSyncExternalStore(subscribe, () => location.hash);
	const go = useCallback((page: PageName) => {
		location.hash = page;
	}, []);
	return [pageOf(hash), go];
}

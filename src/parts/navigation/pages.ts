import { useSyncExternalStore } from 'react';

export type PageName = 'solve' | 'check' | 'lab' | 'play' | 'bench' | 'lesson' | 'glossary';

export type PagePlace = {
	readonly name: PageName;
	readonly title: string;
	/** Where its link stands. */
	readonly at: 'top' | 'foot';
};

export const pages: readonly PagePlace[] = [
	{ name: 'solve', title: 'Solve', at: 'top' },
	{ name: 'check', title: 'Check my solution', at: 'top' },
	{ name: 'lab', title: 'Completer lab', at: 'top' },
	{ name: 'play', title: 'Be the verifier', at: 'top' },
	{ name: 'bench', title: 'Bench', at: 'top' },
	{ name: 'lesson', title: 'Lesson', at: 'foot' },
	{ name: 'glossary', title: 'Glossary', at: 'foot' },
];

/** The page that the address names after its `#`, up to a slash or a question mark; Solve where it names none. */
export function pageOf(hash: string): PageName {
	const named = /^#([a-z]+)(?:[/?]|$)/u.exec(hash)?.[1];
	return pages.find(({ name }) => name === named)?.name ?? 'solve';
}

/** Back to an entry whose query differs too, as a page's options make it, is a popstate without a hashchange. */
const navigations = ['hashchange', 'popstate'] as const;

function subscribe(listener: () => void): () => void {
	for (const name of navigations) window.addEventListener(name, listener);
	return () => {
		for (const name of navigations) window.removeEventListener(name, listener);
	};
}

/** What the address has behind its `#`, with it. */
export function useHash(): string {
	return useSyncExternalStore(subscribe, () => location.hash);
}

/** The page shown; back and forward work as the browser does them. */
export function usePage(): PageName {
	return pageOf(useHash());
}

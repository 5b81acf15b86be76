import { useEffect, useState } from 'react';
import { text } from '../../domain/json.ts';
import type { Result } from '../../domain/result.ts';
import { sessionDraft } from '../../parts/draft/session-draft.ts';
import { isMadeLink, type LinkError } from '../../parts/link/link-text.ts';
import { type PageName, pageOf, useHash } from '../../parts/navigation/pages.ts';
import type { MadeLink } from './read-link.ts';

/** A link that opened a page. */
type OpenedLink = {
	/** The address behind its `#`, with it. */
	readonly hash: string;
	readonly made: MadeLink;
	/** Whether its content is to be put in: once a tab, so that a reload loses nothing that was changed since. */
	readonly isNew: boolean;
};

export type MadeLinks = {
	/** The link that shapes a page; it stays with its page while others are visited. */
	readonly of: (page: PageName) => OpenedLink | undefined;
	/** Whether the address holds a link that is not read yet. */
	readonly isReading: boolean;
	/** Why the link of the address cannot be used. */
	readonly error: LinkError | null;
};

type Read = { readonly hash: string; readonly result: Result<MadeLink, LinkError> };

const unreachable: LinkError = {
	code: 'unsupported',
	message:
		'The part of this page that reads links could not be loaded. Check the connection and reload.',
};

/** The links that were opened, page by page; what reads them is loaded where there is one. */
export function useMadeLinks(): MadeLinks {
	const hash = useHash();
	const page = pageOf(hash);
	const [opened, setOpened] = useState<ReadonlyMap<PageName, OpenedLink>>(new Map());
	const [last, setLast] = useState<Read | null>(null);
	const isMade = isMadeLink(hash);
	const own = opened.get(page);
	// An address that names the page alone leaves the link.
	if (!isMade && own !== undefined) setOpened(without(opened, page));

	const isKnown = own?.hash === hash || last?.hash === hash;
	useEffect(() => {
		if (!isMade || isKnown) return;
		let isWanted = true;
		void read(hash).then((result) => {
			if (!isWanted) return;
			setLast({ hash, result });
			if (!result.ok) return;
			const link = { hash, made: result.value, isNew: takeIn(page, hash) };
			setOpened((before) => new Map(before).set(page, link));
		});
		return () => {
			isWanted = false;
		};
	}, [hash, page, isMade, isKnown]);

	return {
		of: (name) => opened.get(name),
		isReading: isMade && !isKnown,
		error: last?.hash === hash && !last.result.ok ? last.result.error : null,
	};
}

async function read(hash: string): Promise<Result<MadeLink, LinkError>> {
	try {
		const { readLink } = await import('./read-link.ts');
		return await readLink(hash);
	} catch {
		return { ok: false, error: unreachable };
	}
}

/** Whether this tab has not put in what the link holds before. */
function takeIn(page: PageName, hash: string): boolean {
	const taken = sessionDraft(`steplight.link.${page}`, text);
	if (taken.read() === hash) return false;
	taken.keep(hash);
	return true;
}

function without(
	links: ReadonlyMap<PageName, OpenedLink>,
	page: PageName,
): ReadonlyMap<PageName, OpenedLink> {
	const rest = new Map(links);
	rest.delete(page);
	return rest;
}

import { useCallback, useEffect, useState } from 'react';
import { goTo } from '../history/go-to.ts';
import { withRunId } from '../history/run-history.ts';
import { withKind } from '../recorded/kinds.ts';
import { recordedProblemSeed } from '../recorded/recorded-run.ts';
import type { SolveLink } from '../solve-link.ts';
import { type PageSettings, readSettings, writeSettings } from './page-settings.ts';

type Change = (change: Partial<PageSettings>) => void;

const read = () => readSettings(location.search, () => recordedProblemSeed);

/** A link's settings take the place of all that the query says. */
function readLinked({ settings, recorded }: SolveLink): PageSettings {
	const query = withKind(withRunId(location.search, null), recorded);
	history.replaceState(history.state, '', query + location.hash);
	return readSettings(settings, () => recordedProblemSeed);
}

/**
 * The page's settings, kept in the URL's query.
 *
 * @param link what a link puts in; null where none does.
 * @returns the settings; how to change them; and how to go on to another problem, so that Back comes
 * to the one before.
 */
export function usePageSettings(link: SolveLink | null): readonly [PageSettings, Change, Change] {
	const [settings, setSettings] = useState(() => (link === null ? read() : readLinked(link)));
	const change = useCallback<Change>(
		(changed) => setSettings((before) => ({ ...before, ...changed })),
		[],
	);
	const goOn = useCallback<Change>((changed) => {
		const query = writeSettings({ ...read(), ...changed }, location.search);
		goTo(withKind(withRunId(query, null), null));
	}, []);
	useEffect(() => {
		const query = writeSettings(settings, location.search);
		if (query !== location.search) {
			history.replaceState(history.state, '', query + location.hash);
		}
	}, [settings]);
	useEffect(() => {
		const back = () => setSettings(read());
		window.addEventListener('popstate', back);
		return () => window.removeEventListener('popstate', back);
	}, []);
	return [settings, change, goOn];
}

import { useCallback, useEffect, useState } from 'react';
import { recordedProblemSeed } from '../recorded-run.ts';
import { type PageSettings, readSettings, writeSettings } from './page-settings.ts';

/** The page's settings, kept in the URL's query. */
export function usePageSettings(): readonly [
	PageSettings,
	(change: Partial<PageSettings>) => void,
] {
	const [settings, setSettings] = useState(() =>
		readSettings(location.search, () => recordedProblemSeed),
	);
	const change = useCallback(
		(changed: Partial<PageSettings>) => setSettings((before) => ({ ...before, ...changed })),
		[],
	);
	useEffect(() => {
		const query = writeSettings(settings, location.search);
		history.replaceState(history.state, '', query + location.hash);
	}, [settings]);
	return [settings, change];
}

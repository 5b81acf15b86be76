import { useCallback, useEffect, useState } from 'react';
import { recordedProblemSeed } from '../page/recorded-run.ts';
import { limits, type PageSettings, readSettings, writeSettings } from './page-settings.ts';

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

/** The one thing here that is not seeded: which problem a new one is. The URL then holds it. */
export function randomProblemSeed(): number {
	const { min, max } = limits.problemSeed;
	const [word = 0] = crypto.getRandomValues(new Uint32Array(1));
	return min + (word % (max - min + 1));
}

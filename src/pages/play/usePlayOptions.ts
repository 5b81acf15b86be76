import { useCallback, useEffect, useState } from 'react';
import { randomProblemSeed } from '../../parts/field/run-limits.ts';
import type { PlayLink } from './play-link.ts';
import {
	keptOptions,
	namesOptions,
	type PlayOptions,
	readOptions,
	writeOptions,
} from './play-options.ts';

/**
 * The teacher's options: from the link, else from this tab, else a fresh deck. They are written to
 * the query whenever the page comes into view, since other pages write their own there.
 */
export function usePlayOptions(
	shown: boolean,
	link: PlayLink | null,
): readonly [PlayOptions, (change: Partial<PlayOptions>) => void] {
	const [options, setOptions] = useState(() => {
		if (link !== null) return readOptions(link.options, randomProblemSeed);
		const query = namesOptions(location.search) ? location.search : (keptOptions.read() ?? '');
		return readOptions(query, randomProblemSeed);
	});
	const change = useCallback(
		(changed: Partial<PlayOptions>) => setOptions((before) => ({ ...before, ...changed })),
		[],
	);
	useEffect(() => {
		keptOptions.keep(writeOptions(options, ''));
		if (!shown) return;
		history.replaceState(history.state, '', writeOptions(options, location.search) + location.hash);
	}, [options, shown]);
	return [options, change];
}

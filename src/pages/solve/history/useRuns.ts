import { useCallback, useEffect, useState } from 'react';
import { goTo } from './go-to.ts';
import { keptRuns, type PastRun, runIdOf, withRun, withRunId } from './run-history.ts';

export type Runs = {
	readonly runs: readonly PastRun[];
	/** The run that the address names; null where it names none. */
	readonly shown: number | null;
	/** A new run begins: it gets an address, and Back comes to what was there. */
	readonly begin: () => number;
	readonly keep: (run: PastRun) => void;
	readonly show: (id: number | null) => void;
};

/** The runs of this visit, each with its own address. */
export function useRuns(): Runs {
	const [runs, setRuns] = useState<readonly PastRun[]>(() => keptRuns.read() ?? []);
	const [shown, setShown] = useState(() => runIdOf(location.search));
	useEffect(() => keptRuns.keep(runs), [runs]);
	useEffect(() => {
		const back = () => setShown(runIdOf(location.search));
		window.addEventListener('popstate', back);
		return () => window.removeEventListener('popstate', back);
	}, []);

	const show = useCallback((id: number | null) => goTo(withRunId(location.search, id)), []);
	const last = runs.at(-1)?.id ?? 0;
	const begin = useCallback(() => {
		show(last + 1);
		return last + 1;
	}, [last, show]);
	const keep = useCallback((run: PastRun) => setRuns((before) => withRun(before, run)), []);
	return { runs, shown, begin, keep, show };
}

import { useEffect, useState } from 'react';
import { kindOf, type RecordedKind } from './kinds.ts';
import { firstRecorded, loadRecorded, type RecordedRun } from './recorded-run.ts';

/** The recorded run that the address names, else the one of this problem; null where there is none, or it is not here yet. */
export function useRecorded(problemId: string): RecordedRun | null {
	const [kind, setKind] = useState<RecordedKind | null>(() => kindOf(location.search));
	const [loaded, setLoaded] = useState<{ kind: RecordedKind; run: RecordedRun | null } | null>(
		null,
	);
	useEffect(() => {
		const back = () => setKind(kindOf(location.search));
		window.addEventListener('popstate', back);
		return () => window.removeEventListener('popstate', back);
	}, []);
	useEffect(() => {
		if (kind === null) return;
		let isWanted = true;
		void loadRecorded(kind).then((run) => {
			if (isWanted) setLoaded({ kind, run });
		});
		return () => {
			isWanted = false;
		};
	}, [kind]);
	if (kind !== null) return loaded?.kind === kind ? loaded.run : null;
	return firstRecorded.problem.id === problemId ? firstRecorded : null;
}

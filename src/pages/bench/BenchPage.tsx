import { useEffect, useState, useSyncExternalStore } from 'react';
import { useDesk } from '../../parts/engine/engine-context.ts';
import { Note } from '../../parts/note/Note.tsx';
import { PageHead } from '../../parts/panel/PageHead.tsx';
import { NewStudy } from './form/NewStudy.tsx';
import { openStudyStore, type StudyStore } from './kept/study-store.ts';
import { BestOfNResults } from './results/BestOfNResults.tsx';
import { LabelsResults } from './results/LabelsResults.tsx';
import { SearchStudyResults } from './results/SearchStudyResults.tsx';
import { StepsResults } from './results/StepsResults.tsx';
import { createBench, type Opened } from './run/bench-state.ts';
import { KeptStudies } from './run/KeptStudies.tsx';
import { RunPanel } from './run/RunPanel.tsx';

/** Verifiers measured as the papers do, in this tab, on fresh problems or on files. */
export function BenchPage() {
	const [store, setStore] = useState<StudyStore | 'opening' | 'blocked'>('opening');
	useEffect(() => {
		let isLeft = false;
		openStudyStore().then(
			(opened) => !isLeft && setStore(opened),
			() => !isLeft && setStore('blocked'),
		);
		return () => {
			isLeft = true;
		};
	}, []);
	return (
		<>
			<PageHead title="Bench: how good are the verifiers?">
				<p>
					Measure ways to choose among solutions, and judges of steps, as the papers do: accuracy
					against N, first wrong steps, calibration. Everything is written and scored in this tab,
					kept in this browser after each problem, and goes on after a reload.
				</p>
			</PageHead>
			{store === 'blocked' && (
				<Note tone="warn">
					This browser keeps no data for this page, so no study can be run. Allow the site to store
					data, or use a window that is not private.
				</Note>
			)}
			{typeof store === 'object' && <Workbench store={store} />}
		</>
	);
}

function Workbench({ store }: { readonly store: StudyStore }) {
	const [desk, { busy }] = useDesk('bench');
	const [bench] = useState(() => createBench(store, desk));
	const state = useSyncExternalStore(bench.subscribe, bench.getState);
	const { studies, opened, note } = state;
	useEffect(() => void bench.list(), [bench]);
	return (
		<>
			<NewStudy busy={busy} onStudy={(study) => void bench.add(study)} />
			{opened === null && note !== '' && <Note tone="warn">{note}</Note>}
			{opened !== null && (
				<>
					<RunPanel bench={bench} state={state} opened={opened} busy={busy} />
					<Results opened={opened} />
				</>
			)}
			<KeptStudies
				studies={studies}
				opened={opened}
				busy={busy}
				onOpen={(id) => void bench.open(id)}
				onRemove={(id) => void bench.remove(id)}
			/>
		</>
	);
}

function Results({ opened: { id, study, results } }: { readonly opened: Opened }) {
	switch (results.kind) {
		case 'best-of-n':
			return <BestOfNResults key={id} study={study} digests={results.digests} />;
		case 'steps':
			return study.kind === 'steps' ? (
				<StepsResults key={id} study={study} solutions={results.solutions} />
			) : null;
		case 'search':
			return study.kind === 'search' ? (
				<SearchStudyResults key={id} study={study} problems={results.problems} />
			) : null;
		case 'labels':
			return study.kind === 'labels' ? (
				<LabelsResults key={id} study={study} problems={results.problems} />
			) : null;
	}
}

import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import { useLoadLabel } from '../../../parts/engine/load-label.ts';
import { type Fact, FactList } from '../../../parts/facts/FactList.tsx';
import { Row } from '../../../parts/layout/Row.tsx';
import { Panel } from '../../../parts/panel/Panel.tsx';
import { ProgressBar } from '../../../parts/progress/ProgressBar.tsx';
import { Spoken } from '../../../parts/text/Hidden.tsx';
import { Hint } from '../../../parts/text/Hint.tsx';
import type { Bench, BenchState, Opened } from './bench-state.ts';
import { ExportButtons } from './ExportButtons.tsx';
import { kindNames } from './kind-names.ts';

type Props = {
	readonly bench: Bench;
	readonly state: BenchState;
	readonly opened: Opened;
	readonly busy: boolean;
};

/** The study that is shown: what it is of, how far it is, and how it goes on. */
export function RunPanel({ bench, state, opened, busy }: Props) {
	const labelled = useLoadLabel();
	const { study, done } = opened;
	const items = study.items.length;
	const isDone = done === items;
	const start = done === 0 ? 'Start' : 'Resume';
	const counted = `${done} of ${items}`;
	return (
		<Panel heading={`${kindNames[study.kind]}: ${study.source}`} level={2}>
			<FactList facts={factsOf(opened)} />
			<ProgressBar label="Done of the study" value={done} max={Math.max(1, items)} />
			<Hint>{state.pace === '' ? `${counted} done.` : `${state.pace}.`}</Hint>
			<Row>
				<ActionButton primary blocked={busy || isDone} onPress={() => bench.start()}>
					{isDone ? start : labelled(start, start.toLowerCase())}
				</ActionButton>
				<ActionButton blocked={!busy || state.isPausing} onPress={() => bench.pause()}>
					Pause
				</ActionButton>
				<ActionButton blocked={!busy} onPress={() => bench.stop()}>
					Stop
				</ActionButton>
				<ActionButton
					blocked={busy || done === 0 || study.models === null}
					onPress={() => bench.replay()}
				>
					Replay the first ten
				</ActionButton>
				{study.kind === 'steps' && (
					<ActionButton blocked={busy || done === 0} onPress={() => void bench.judgeAgain()}>
						Judge by another PRM, beside
					</ActionButton>
				)}
			</Row>
			<ExportButtons bench={bench} opened={opened} />
			<Hint>{state.isPausing ? 'Pauses after the problem at hand.' : state.note}</Hint>
			<Spoken>{busy ? '' : `${counted} done. ${state.note}`}</Spoken>
		</Panel>
	);
}

function factsOf({ study }: Opened): Fact[] {
	const { settings, models, backend, app, kind } = study;
	const facts: Fact[] = [{ name: 'Seed', value: settings.seed }];
	if (kind === 'search') {
		const { width, expansions, score } = settings;
		facts.push({ name: 'Search', value: `${width} × ${expansions} by ${score}` });
	}
	if (kind === 'labels') facts.push({ name: 'Rollouts', value: settings.rollouts });
	if (kind !== 'steps') {
		facts.push({ name: 'Candidates', value: settings.candidates });
		facts.push({ name: 'Temperature', value: settings.temperature ?? 'not known' });
	}
	const words = models === null ? 'none yet' : `${models.writer}, judged by ${models.judge}`;
	facts.push({ name: 'Models', value: words });
	if (backend !== null) {
		const name = backend.name === 'wasm' ? `WebAssembly, threads: ${backend.threads}` : 'WebGPU';
		facts.push({ name: 'Backend', value: name });
	}
	facts.push({ name: 'Version', value: app });
	return facts;
}

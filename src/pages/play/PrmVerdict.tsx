import { RunStatus } from '../../parts/engine/RunStatus.tsx';
import control from '../../parts/styles/control.module.css';
import type { RunState } from '../../run/state.ts';
import type { PrmView } from './JudgedSteps.tsx';
import { loadLabel } from './load-label.ts';
import css from './PrmVerdict.module.css';
import type { PlayEngine } from './usePlayEngine.ts';
import { CallMark } from './VerdictList.tsx';

type Props = {
	readonly view: PrmView;
	readonly firstWrong: number | null;
	readonly engine: PlayEngine;
	readonly state: RunState;
	readonly modelBytes: number | null;
};

/** What the PRM calls the card, or how to get it to. */
export function PrmVerdict({ view, firstWrong, engine, state, modelBytes }: Props) {
	if (view.call !== null) return <CallMark call={view.call} firstWrong={firstWrong} />;
	if (engine.task?.kind === 'load') {
		return <RunStatus state={state} busy obstacle={null} onCancelLoad={engine.stop} />;
	}
	if (!engine.needsLoad) return <p className={css['words']}>Scoring the steps…</p>;
	return (
		<div className={css['load']}>
			<p className={css['words']}>Not loaded: the models load once, into this tab.</p>
			<button type="button" className={control['button']} onClick={() => engine.load()}>
				{loadLabel('Load models', '', modelBytes)}
			</button>
		</div>
	);
}

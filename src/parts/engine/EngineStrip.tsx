import type { EngineInfo, KeptModels } from '../../engine/info.ts';
import type { RunStats } from '../../run/events.ts';
import type { RunState } from '../../run/state.ts';
import { engineOf } from '../../run/state.ts';
import { formatMegabytes } from '../styles/format.ts';
import css from './EngineStrip.module.css';
import { KeptFiles } from './KeptFiles.tsx';

const backendLabels: Readonly<Record<EngineInfo['backend'], string>> = {
	webgpu: 'WebGPU',
	wasm: 'WebAssembly',
};

const unknown = '–';

type Props = { readonly state: RunState; readonly keptModels: KeptModels };

/** What computes, and how fast it did. */
export function EngineStrip({ state, keptModels }: Props) {
	const engine = engineOf(state);
	const stats = state.kind === 'done' || state.kind === 'stopped' ? state.stats : null;
	return (
		<section className={css['strip']} aria-label="Engine">
			<dl className={css['facts']}>
				{facts(engine, stats).map(([name, value]) => (
					<div key={name} className={css['fact']}>
						<dt>{name}</dt>
						<dd>{value}</dd>
					</div>
				))}
			</dl>
			<div className={css['below']}>
				<p className={css['notes']}>{notes(engine)}</p>
				<KeptFiles {...{ state, keptModels }} />
			</div>
		</section>
	);
}

function notes(engine: EngineInfo | null): string {
	if (engine === null) return 'Before use, the models are checked here against known values.';
	const { notes: told, unkept } = engine;
	return [...told, ...(unkept === null ? [] : [unkept.message])].join(' ');
}

function facts(
	engine: EngineInfo | null,
	stats: RunStats | null,
): readonly (readonly [string, string])[] {
	const backend = engine === null ? 'not loaded' : `${backendLabels[engine.backend]}, check passed`;
	const model =
		engine === null ? unknown : `${engine.model} (${formatMegabytes(engine.modelBytes)})`;
	const adapter = engine?.adapter ?? (engine?.backend === 'wasm' ? 'CPU' : unknown);
	const firstReward = stats?.msToFirstReward ?? null;
	const cacheBytes = stats?.cacheBytes ?? null;
	return [
		['Model', model],
		['Backend', backend],
		['Adapter', adapter],
		['Threads', engine === null ? unknown : String(engine.threads)],
		['Tokens/s', perSecond(stats?.tokens, stats)],
		['Steps/s', perSecond(stats?.steps, stats)],
		['First reward', firstReward === null ? unknown : duration(firstReward)],
		['KV cache', cacheBytes === null ? unknown : formatMegabytes(cacheBytes)],
	];
}

/** Milliseconds while they say something, then seconds. */
function duration(ms: number): string {
	return ms < 10_000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`;
}

function perSecond(count: number | undefined, stats: RunStats | null): string {
	if (count === undefined || stats === null || stats.ms <= 0) return unknown;
	const rate = (count * 1000) / stats.ms;
	return rate < 10 ? rate.toFixed(1) : String(Math.round(rate));
}

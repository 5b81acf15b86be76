import { useId } from 'react';
import type { Backend, EngineInfo } from '../../engine/info.ts';
import { backendNames, withBackend } from '../../parts/engine/backend-choice.ts';
import { useEngine, useEngineState } from '../../parts/engine/engine-context.ts';
import control from '../../parts/styles/control.module.css';
import { formatMegabytes } from '../../parts/words/number-words.ts';
import css from './EngineBar.module.css';
import { KeptFiles } from './KeptFiles.tsx';

const backendLabels: Readonly<Record<Backend, string>> = {
	auto: 'Best here',
	webgpu: 'WebGPU',
	wasm: 'WebAssembly',
};

const unknown = '–';

/** What computes, on every page: the models, their backend, what is kept of them. */
export function EngineBar() {
	const engine = useEngine();
	const { models, backend } = useEngineState();
	const backendId = useId();
	const info = models.kind === 'ready' ? models.info : null;
	const choose = (name: string) => {
		const chosen = backendNames.find((known) => known === name);
		if (chosen === undefined) return;
		engine.choose(chosen);
		history.replaceState(
			history.state,
			'',
			location.pathname + withBackend(location.search, chosen) + location.hash,
		);
	};
	return (
		<section className={css['strip']} aria-label="Engine">
			<dl className={css['facts']}>
				{facts(info).map(([name, value]) => (
					<div key={name} className={css['fact']}>
						<dt>{name}</dt>
						<dd>{value}</dd>
					</div>
				))}
			</dl>
			<div className={css['below']}>
				<div className={css['choice']}>
					<label className={control['label']} htmlFor={backendId}>
						Compute
					</label>
					<select
						id={backendId}
						className={control['input']}
						value={backend}
						onChange={(event) => choose(event.target.value)}
					>
						{backendNames.map((name) => (
							<option key={name} value={name}>
								{backendLabels[name]}
							</option>
						))}
					</select>
				</div>
				<p className={css['notes']}>{notes(info)}</p>
				<KeptFiles />
			</div>
		</section>
	);
}

function notes(info: EngineInfo | null): string {
	if (info === null) return 'Before use, the models are checked here against known values.';
	const { notes: told, unkept } = info;
	return [...told, ...(unkept === null ? [] : [unkept.message])].join(' ');
}

function facts(info: EngineInfo | null): readonly (readonly [string, string])[] {
	if (info === null)
		return [
			['Model', unknown],
			['Backend', 'not loaded'],
			['Adapter', unknown],
			['Threads', unknown],
		];
	return [
		['Model', `${info.model} (${formatMegabytes(info.modelBytes)})`],
		['Backend', `${backendLabels[info.backend]}, check passed`],
		['Adapter', info.adapter ?? (info.backend === 'wasm' ? 'CPU' : unknown)],
		['Threads', String(info.threads)],
	];
}

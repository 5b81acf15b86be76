import type { Backend, EngineInfo } from '../../engine/info.ts';
import { backendNames, withBackend } from '../../parts/engine/backend-choice.ts';
import { useEngine, useEngineState } from '../../parts/engine/engine-context.ts';
import { type Fact, FactList } from '../../parts/facts/FactList.tsx';
import { SelectField } from '../../parts/field/SelectField.tsx';
import { formatMegabytes } from '../../parts/words/number-words.ts';
import { Doctor } from './Doctor.tsx';
import css from './EngineBar.module.css';
import { KeptFiles } from './KeptFiles.tsx';
import { ModelPicker } from './ModelPicker.tsx';

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
	const info = models.kind === 'ready' ? models.info : null;
	const choose = (chosen: Backend) => {
		engine.choose(chosen);
		history.replaceState(
			history.state,
			'',
			location.pathname + withBackend(location.search, chosen) + location.hash,
		);
	};
	return (
		<section className={css['strip']} aria-label="Engine">
			<FactList facts={facts(info)} />
			<div className={css['below']}>
				<SelectField
					label="Compute"
					beside
					options={backendNames.map((name) => ({ value: name, label: backendLabels[name] }))}
					value={backend}
					onChange={choose}
				/>
				<p className={css['notes']}>{notes(info)}</p>
				<KeptFiles />
			</div>
			<ModelPicker />
			<Doctor />
		</section>
	);
}

function notes(info: EngineInfo | null): string {
	if (info === null) return 'Before use, the models are checked here against known values.';
	return [...info.notes, info.unkept?.message ?? ''].join(' ').trim();
}

function facts(info: EngineInfo | null): readonly Fact[] {
	if (info === null)
		return [
			{ name: 'Model', value: unknown },
			{ name: 'Backend', value: 'not loaded' },
			{ name: 'Adapter', value: unknown },
			{ name: 'Threads', value: unknown },
		];
	return [
		{ name: 'Model', value: `${info.model} (${formatMegabytes(info.modelBytes)})` },
		{ name: 'Backend', value: `${backendLabels[info.backend]}, check passed` },
		{ name: 'Adapter', value: info.adapter ?? (info.backend === 'wasm' ? 'CPU' : unknown) },
		{ name: 'Threads', value: String(info.threads) },
	];
}

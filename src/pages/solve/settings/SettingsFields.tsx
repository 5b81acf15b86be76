import { useId } from 'react';
import type { Backend } from '../../../engine/info.ts';
import { NumberField } from '../../../parts/field/NumberField.tsx';
import control from '../../../parts/styles/control.module.css';
import { backendNames, limits, type PageSettings } from './page-settings.ts';
import css from './SettingsFields.module.css';

type Props = {
	readonly settings: PageSettings;
	readonly onChange: (change: Partial<PageSettings>) => void;
};

const backendLabels: Readonly<Record<Backend, string>> = {
	auto: 'Best here',
	webgpu: 'WebGPU',
	wasm: 'WebAssembly',
};

export function SettingsFields({ settings, onChange }: Props) {
	const backendId = useId();
	return (
		<fieldset className={css['fields']}>
			<legend className={control['hidden']}>Settings of the run</legend>
			<NumberField
				label="Solutions"
				range={limits.candidates}
				value={settings.candidates}
				onChange={(candidates) => onChange({ candidates })}
			/>
			<NumberField
				label="Temperature"
				range={limits.temperature}
				value={settings.temperature}
				onChange={(temperature) => onChange({ temperature })}
			/>
			<NumberField
				label="Seed"
				range={limits.seed}
				value={settings.seed}
				onChange={(seed) => onChange({ seed })}
			/>
			<div className={control['field']}>
				<label className={control['label']} htmlFor={backendId}>
					Compute
				</label>
				<select
					id={backendId}
					className={control['input']}
					value={settings.backend}
					onChange={(event) => {
						const backend = backendNames.find((name) => name === event.target.value);
						if (backend !== undefined) onChange({ backend });
					}}
				>
					{backendNames.map((name) => (
						<option key={name} value={name}>
							{backendLabels[name]}
						</option>
					))}
				</select>
			</div>
		</fieldset>
	);
}

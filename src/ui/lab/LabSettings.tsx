import { useId } from 'react';
import { NumberField } from '../settings/NumberField.tsx';
import control from '../styles/control.module.css';
import css from './LabSettings.module.css';
import { type RolloutSettings, rolloutCounts } from './lab-draft.ts';
import { TemperatureField } from './TemperatureField.tsx';

type Props = {
	readonly settings: RolloutSettings;
	readonly onChange: (change: Partial<RolloutSettings>) => void;
};

export function LabSettings({ settings, onChange }: Props) {
	const countId = useId();
	return (
		<fieldset className={css['fields']}>
			<legend className={control['hidden']}>Settings of the rollouts</legend>
			<div className={control['field']}>
				<label className={control['label']} htmlFor={countId}>
					Rollouts
				</label>
				<select
					id={countId}
					className={control['input']}
					value={settings.rollouts}
					onChange={(event) => onChange({ rollouts: Number(event.target.value) })}
				>
					{rolloutCounts.map((count) => (
						<option key={count} value={count}>
							{count}
						</option>
					))}
				</select>
			</div>
			<TemperatureField
				value={settings.temperature}
				onChange={(temperature) => onChange({ temperature })}
			/>
			<NumberField
				label="Seed"
				setting="seed"
				value={settings.seed}
				onChange={(seed) => onChange({ seed })}
			/>
		</fieldset>
	);
}

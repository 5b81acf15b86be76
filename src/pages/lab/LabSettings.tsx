import { useId } from 'react';
import { NumberField } from '../../parts/field/NumberField.tsx';
import { runLimits } from '../../parts/field/run-limits.ts';
import control from '../../parts/styles/control.module.css';
import css from './LabSettings.module.css';
import { type RolloutSettings, rolloutCounts, temperatureLimits } from './lab-draft.ts';

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
			<NumberField
				label="Temperature"
				range={temperatureLimits}
				value={settings.temperature}
				onChange={(temperature) => onChange({ temperature })}
			/>
			<NumberField
				label="Seed"
				range={runLimits.seed}
				value={settings.seed}
				onChange={(seed) => onChange({ seed })}
			/>
		</fieldset>
	);
}

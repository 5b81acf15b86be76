import { FieldSet } from '../../parts/field/Field.tsx';
import { NumberField } from '../../parts/field/NumberField.tsx';
import { runLimits } from '../../parts/field/run-limits.ts';
import { SelectField } from '../../parts/field/SelectField.tsx';
import { Control } from '../../parts/link/Control.tsx';
import { type RolloutSettings, rolloutCounts, temperatureLimits } from './lab-draft.ts';

type Props = {
	readonly settings: RolloutSettings;
	readonly onChange: (change: Partial<RolloutSettings>) => void;
};

export function LabSettings({ settings, onChange }: Props) {
	return (
		<FieldSet legend="Settings of the rollouts">
			<Control name="rollouts">
				<SelectField
					label="Rollouts"
					options={rolloutCounts.map((count) => ({ value: count, label: String(count) }))}
					value={settings.rollouts}
					onChange={(rollouts) => onChange({ rollouts })}
				/>
			</Control>
			<Control name="temperature">
				<NumberField
					label="Temperature"
					range={temperatureLimits}
					value={settings.temperature}
					onChange={(temperature) => onChange({ temperature })}
				/>
			</Control>
			<Control name="seed">
				<NumberField
					label="Seed"
					range={runLimits.seed}
					value={settings.seed}
					onChange={(seed) => onChange({ seed })}
				/>
			</Control>
		</FieldSet>
	);
}

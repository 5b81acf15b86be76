import { FieldSet } from '../../../parts/field/Field.tsx';
import { NumberField } from '../../../parts/field/NumberField.tsx';
import { Control } from '../../../parts/link/Control.tsx';
import { limits, type PageSettings } from '../settings/page-settings.ts';

type Props = {
	readonly settings: PageSettings;
	readonly onChange: (change: Partial<PageSettings>) => void;
};

export function SettingsFields({ settings, onChange }: Props) {
	return (
		<FieldSet legend="Settings of the run">
			<Control name="candidates">
				<NumberField
					label="Solutions"
					range={limits.candidates}
					value={settings.candidates}
					onChange={(candidates) => onChange({ candidates })}
				/>
			</Control>
			<Control name="temperature">
				<NumberField
					label="Temperature"
					range={limits.temperature}
					value={settings.temperature}
					onChange={(temperature) => onChange({ temperature })}
				/>
			</Control>
			<Control name="seed">
				<NumberField
					label="Seed"
					range={limits.seed}
					value={settings.seed}
					onChange={(seed) => onChange({ seed })}
				/>
			</Control>
		</FieldSet>
	);
}

import { NumberField } from '../../../parts/field/NumberField.tsx';
import control from '../../../parts/styles/control.module.css';
import { limits, type PageSettings } from '../settings/page-settings.ts';
import css from './SettingsFields.module.css';

type Props = {
	readonly settings: PageSettings;
	readonly onChange: (change: Partial<PageSettings>) => void;
};

export function SettingsFields({ settings, onChange }: Props) {
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
		</fieldset>
	);
}

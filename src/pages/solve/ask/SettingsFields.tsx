import { CheckField } from '../../../parts/field/CheckField.tsx';
import { FieldSet } from '../../../parts/field/Field.tsx';
import { NumberField } from '../../../parts/field/NumberField.tsx';
import { SelectField } from '../../../parts/field/SelectField.tsx';
import { Control } from '../../../parts/link/Control.tsx';
import { limits, type PageSettings, type Way } from '../settings/page-settings.ts';

type Props = {
	readonly settings: PageSettings;
	readonly onChange: (change: Partial<PageSettings>) => void;
};

const wayOptions: readonly { readonly value: Way; readonly label: string }[] = [
	{ value: 'sample', label: 'Whole solutions' },
	{ value: 'beam', label: 'Beam search' },
	{ value: 'dvts', label: 'DVTS' },
];

/** So many expansions at most fit beside a width. */
const fitted = (expansions: number, width: number): number =>
	Math.min(expansions, Math.floor(limits.candidates.max / width));

export function SettingsFields({ settings, onChange }: Props) {
	const { way, width, expansions } = settings;
	const changeWay = (chosen: Way) => onChange({ way: chosen });
	return (
		<FieldSet legend="Settings of the run">
			<Control name="candidates">
				<SelectField label="Way" options={wayOptions} value={way} onChange={changeWay} />
				{way === 'sample' ? (
					<NumberField
						label="Solutions"
						range={limits.candidates}
						value={settings.candidates}
						onChange={(candidates) => onChange({ candidates })}
					/>
				) : (
					<>
						<NumberField
							label="Width"
							range={limits.width}
							value={width}
							onChange={(wide) => onChange({ width: wide, expansions: fitted(expansions, wide) })}
						/>
						<NumberField
							label="Expansions"
							range={{ ...limits.width, max: fitted(limits.width.max, width) }}
							value={expansions}
							onChange={(many) => onChange({ expansions: many })}
						/>
					</>
				)}
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
			{way === 'sample' && (
				<Control name="candidates">
					<CheckField
						label="Stop when the choice is settled"
						checked={settings.settles}
						onChange={(settles) => onChange({ settles })}
					/>
				</Control>
			)}
		</FieldSet>
	);
}

import { type Option, SelectField } from '../../parts/field/SelectField.tsx';
import type { CutChoice } from './check-draft.ts';

const choices: readonly Option<CutChoice>[] = [
	{ value: 'auto', label: 'as it is written' },
	{ value: 'line', label: 'at each line' },
	{ value: 'blank', label: 'at blank lines' },
	{ value: 'sentence', label: 'at each sentence' },
	{ value: 'step', label: 'at “Step 1”, “Step 2”' },
];

type Props = { readonly value: CutChoice; readonly onChange: (value: CutChoice) => void };

/** Where one step ends and the next begins. */
export function CutField({ value, onChange }: Props) {
	return <SelectField label="Cut into steps" options={choices} value={value} onChange={onChange} />;
}

import { type Veil, veils } from '../../domain/reveal.ts';
import { CheckField } from '../field/CheckField.tsx';
import { veilWords } from '../link/shape.ts';

type Props = {
	readonly hides: readonly Veil[];
	readonly onChange: (hides: readonly Veil[]) => void;
};

/** What stays hidden until somebody reveals it. */
export function VeilFields({ hides, onChange }: Props) {
	return veils.map((veil) => (
		<CheckField
			key={veil}
			label={veilWords[veil]}
			checked={hides.includes(veil)}
			onChange={(checked) =>
				onChange(checked ? [...hides, veil] : hides.filter((one) => one !== veil))
			}
		/>
	));
}

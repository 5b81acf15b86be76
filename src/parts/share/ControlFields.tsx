import { SelectField } from '../field/SelectField.tsx';
import {
	type ControlName,
	type ControlState,
	controlsOf,
	type Shape,
	type ShapedPage,
} from '../link/shape.ts';
import css from './SharePanel.module.css';

type Props = {
	readonly page: ShapedPage;
	readonly controls: Shape['controls'];
	readonly onChange: (name: ControlName, state: ControlState) => void;
};

const shown = { value: 'shown', label: 'Shown' } as const;
const locked = { value: 'locked', label: 'Locked' } as const;
const hidden = { value: 'hidden', label: 'Hidden' } as const;

/** Ways elsewhere can be taken away, not locked. */
const neverLocked: readonly ControlName[] = ['pages', 'share'];

/** Which controls whoever opens the link can use. */
export function ControlFields({ page, controls, onChange }: Props) {
	return (
		<details>
			<summary>What can be changed there</summary>
			<div className={css['controls']}>
				{controlsOf(page).map(([name, words]) => (
					<SelectField
						key={name}
						label={words}
						options={neverLocked.includes(name) ? [shown, hidden] : [shown, locked, hidden]}
						value={controls[name] ?? 'shown'}
						onChange={(state) => onChange(name, state)}
					/>
				))}
			</div>
		</details>
	);
}

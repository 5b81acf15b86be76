import { useId } from 'react';
import control from '../../../parts/styles/control.module.css';
import { type GridOrder, gridOrders } from './grid-order.ts';
import css from './OrderSelect.module.css';

type Props = {
	readonly order: GridOrder;
	readonly onChange: (order: GridOrder) => void;
};

const labels: Readonly<Record<GridOrder, string>> = {
	start: 'as started',
	reward: 'by reward',
	answer: 'by answer',
};

const hints: Readonly<Record<GridOrder, string>> = {
	start: 'A card never changes its place.',
	reward: 'Best score first; sorted when the run has ended.',
	answer: 'A group for each answer; grouped when the run has ended.',
};

export function OrderSelect({ order, onChange }: Props) {
	const id = useId();
	const hintId = useId();
	return (
		<div className={css['order']}>
			<p id={hintId} className={control['hint']}>
				{hints[order]}
			</p>
			<div className={css['choice']}>
				<label className={control['label']} htmlFor={id}>
					Order
				</label>
				<select
					id={id}
					className={control['input']}
					value={order}
					aria-describedby={hintId}
					onChange={(event) => {
						const chosen = gridOrders.find((name) => name === event.target.value);
						if (chosen !== undefined) onChange(chosen);
					}}
				>
					{gridOrders.map((name) => (
						<option key={name} value={name}>
							{labels[name]}
						</option>
					))}
				</select>
			</div>
		</div>
	);
}

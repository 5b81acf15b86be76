import { useId } from 'react';
import control from '../../../parts/styles/control.module.css';
import css from './OrderSelect.module.css';
import { type RowOrder, rowOrders } from './row-order.ts';

type Props = {
	readonly order: RowOrder;
	readonly onChange: (order: RowOrder) => void;
};

const labels: Readonly<Record<RowOrder, string>> = {
	start: 'as started',
	reward: 'by reward',
	answer: 'by answer',
};

const hints: Readonly<Record<RowOrder, string>> = {
	start: 'A line never changes its place.',
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
						const chosen = rowOrders.find((name) => name === event.target.value);
						if (chosen !== undefined) onChange(chosen);
					}}
				>
					{rowOrders.map((name) => (
						<option key={name} value={name}>
							{labels[name]}
						</option>
					))}
				</select>
			</div>
		</div>
	);
}

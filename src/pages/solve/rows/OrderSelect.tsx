import { useId } from 'react';
import { SelectField } from '../../../parts/field/SelectField.tsx';
import { Hint } from '../../../parts/text/Hint.tsx';
import { type RowOrder, rowOrders } from './row-order.ts';
import css from './SolutionRows.module.css';

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
	const hintId = useId();
	return (
		<div className={css['order']}>
			<Hint id={hintId}>{hints[order]}</Hint>
			<SelectField
				label="Order"
				beside
				describedBy={hintId}
				options={rowOrders.map((name) => ({ value: name, label: labels[name] }))}
				value={order}
				onChange={onChange}
			/>
		</div>
	);
}

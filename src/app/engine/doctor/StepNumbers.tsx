import type { Examination } from '../../../engine/inspection.ts';
import { Table } from '../../../parts/table/Table.tsx';
import { Hint } from '../../../parts/text/Hint.tsx';

type Props = { readonly examination: Examination; readonly steps: readonly string[] };

/** What a judge says at each step: the reward and what it is made of. */
export function StepNumbers({ examination, steps }: Props) {
	const { readAt, steps: numbers, valueNames, judge, cacheDifference } = examination;
	const names = ['Step', 'Token', 'Reward', ...valueNames];
	return (
		<div>
			<Table caption={`What ${judge} says`} titled columns={names.map((name) => ({ name }))}>
				{numbers.map(({ reward, values }, at) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: a step is where it stands.
					<tr key={at}>
						<th scope="row">{steps[at]}</th>
						<td>{readAt[at]}</td>
						{[reward, ...values].map((number, column) => (
							// biome-ignore lint/suspicious/noArrayIndexKey: so is a column.
							<td key={column}>{number.toFixed(4)}</td>
						))}
					</tr>
				))}
			</Table>
			<Hint>
				Read in one pass and read step by step, rewards differ by {cacheDifference.toPrecision(2)}{' '}
				at the most.
			</Hint>
		</div>
	);
}

import type { ReactNode } from 'react';
import { trueCall } from '../../domain/first-error.ts';
import { Table } from '../../parts/table/Table.tsx';
import { callWords } from './call-words.ts';
import type { CardResult } from './results.ts';
import css from './SummaryTable.module.css';
import { CallMark } from './VerdictList.tsx';

type Props = { readonly results: readonly CardResult[]; readonly showsPrm: boolean };

/** Every card of the deck: what was true, and who said what. */
export function SummaryTable({ results, showsPrm }: Props) {
	const names = ['Card', 'Truth', 'You', 'PRM', 'Calculator'].filter(
		(name) => showsPrm || name !== 'PRM',
	);
	return (
		<Table caption="All cards" titled columns={names.map((name) => ({ name }))}>
			{results.map((result, at) => (
				<SummaryRow key={result.card.problem.id} number={at + 1} result={result}>
					{showsPrm && (
						<td>
							{result.prm === null ? (
								'not asked'
							) : (
								<CallMark call={result.prm} firstWrong={result.card.firstWrong} />
							)}
						</td>
					)}
				</SummaryRow>
			))}
		</Table>
	);
}

type RowProps = {
	readonly number: number;
	readonly result: CardResult;
	/** The PRM's cell. */
	readonly children: ReactNode;
};

function SummaryRow({ number, result, children }: RowProps) {
	const { card, player, calculator } = result;
	const { problem, firstWrong } = card;
	return (
		<tr>
			<th scope="row">
				{number}
				<span className={css['question']}>{problem.question}</span>
			</th>
			<td>{callWords(trueCall(firstWrong))}</td>
			<td>
				<CallMark call={player} firstWrong={firstWrong} />
			</td>
			{children}
			<td>{calculator === 'right' ? 'nothing' : callWords(calculator)}</td>
		</tr>
	);
}

import type { ReactNode } from 'react';
import { trueCall } from '../../domain/first-error.ts';
import { callWords } from './call-words.ts';
import type { CardResult } from './results.ts';
import css from './SummaryTable.module.css';
import { CallMark } from './VerdictList.tsx';

type Props = { readonly results: readonly CardResult[]; readonly showsPrm: boolean };

/** Every card of the deck: what was true, and who said what. */
export function SummaryTable({ results, showsPrm }: Props) {
	return (
		<table className={css['table']}>
			<caption className={css['caption']}>All cards</caption>
			<thead>
				<tr>
					<th scope="col">Card</th>
					<th scope="col">Truth</th>
					<th scope="col">You</th>
					{showsPrm && <th scope="col">PRM</th>}
					<th scope="col">Calculator</th>
				</tr>
			</thead>
			<tbody>
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
			</tbody>
		</table>
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

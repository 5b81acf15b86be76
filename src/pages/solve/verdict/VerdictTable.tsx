import { answerWords } from '../../../domain/answer.ts';
import type { Rule, Verdict } from '../../../domain/vote.ts';
import { RightMark } from '../../../parts/steps/AnswerMark.tsx';
import { Table } from '../../../parts/table/Table.tsx';
import { Term } from '../../../parts/term/Term.tsx';
import css from './VerdictPanel.module.css';

type Props = {
	readonly verdicts: readonly Verdict[];
	readonly gold: string | null;
	/** How many candidates have the right answer, of how many. */
	readonly right: number;
	readonly candidates: number;
};

const ruleNames: Readonly<Record<Rule, string>> = {
	majority: 'Majority vote',
	prmBestOf: 'PRM best-of-N',
	prmWeighted: 'PRM-weighted vote',
	ormBestOf: 'ORM best-of-N',
	ormWeighted: 'ORM-weighted vote',
};

const columns = ['Rule', 'Chooses', 'Right?'].map((name) => ({ name }));

/** What each way of choosing chooses now, and whether that is right. */
export function VerdictTable({ verdicts, gold, right, candidates }: Props) {
	return (
		<Table
			caption="What each rule chooses"
			columns={columns}
			dense
			foot={
				gold !== null && (
					<tfoot>
						<OracleRow gold={gold} right={right} candidates={candidates} />
					</tfoot>
				)
			}
		>
			{verdicts.map((verdict) => (
				<VerdictRow key={verdict.rule} verdict={verdict} gold={gold} />
			))}
		</Table>
	);
}

function VerdictRow({
	verdict,
	gold,
}: {
	readonly verdict: Verdict;
	readonly gold: string | null;
}) {
	const { answer, candidate, rule } = verdict;
	return (
		<tr>
			<th scope="row">
				<Term of={rule}>{ruleNames[rule]}</Term>
			</th>
			<td>
				{answer === null ? '–' : answerWords(answer)}
				{candidate !== null && <span className={css['how']}>no. {candidate + 1}</span>}
			</td>
			<td className={css['right']}>
				{answer === null ? (
					'–'
				) : gold === null ? (
					'not known'
				) : (
					<RightMark right={answer === gold} />
				)}
			</td>
		</tr>
	);
}

type OracleProps = {
	readonly gold: string;
	readonly right: number;
	readonly candidates: number;
};

/** What a rule that always knew the right answer would reach. */
function OracleRow({ gold, right, candidates }: OracleProps) {
	return (
		<tr>
			<th scope="row">
				<Term of="passAtN">Any right (pass@N)</Term>
			</th>
			<td>
				{right === 0 ? '–' : answerWords(gold)}
				<span className={css['how']}>
					{right} of {candidates}
				</span>
			</td>
			<td className={css['right']}>
				<RightMark right={right > 0} no="none" />
			</td>
		</tr>
	);
}

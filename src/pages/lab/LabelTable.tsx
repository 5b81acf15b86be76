import { RewardMark } from '../../parts/reward/RewardMark.tsx';
import { formatReward } from '../../parts/reward/reward-band.ts';
import { RightMark } from '../../parts/steps/AnswerMark.tsx';
import { Table } from '../../parts/table/Table.tsx';
import { SmallLine } from '../../parts/text/Hint.tsx';
import { LabelMark } from './LabelMark.tsx';
import type { StepFinding } from './lab-findings.ts';
import { intervalWords } from './lab-words.ts';

const columns = ['Step', 'Soft estimate', 'Hard', 'PRM', 'Truth'].map((name) => ({ name }));

/** The numbers of the chart, and the labels. */
export function LabelTable({ findings }: { readonly findings: readonly StepFinding[] }) {
	return (
		<Table caption="Estimate, label, reward and truth of each step" columns={columns}>
			{findings.map((finding) => (
				<LabelRow key={finding.at} finding={finding} />
			))}
		</Table>
	);
}

function LabelRow({ finding }: { readonly finding: StepFinding }) {
	const { at, isAnswer, estimate, label, reward, right } = finding;
	return (
		<tr>
			<th scope="row">{at + 1}</th>
			<td>
				{estimate === null ? '–' : formatReward(estimate.soft)}
				<SmallLine>
					{isAnswer
						? 'answer line'
						: estimate === null
							? 'no rollouts yet'
							: `${estimate.reached} of ${estimate.ended}; ${intervalWords(estimate.interval)}`}
				</SmallLine>
			</td>
			<td>
				<LabelMark label={label} />
			</td>
			<td>
				<RewardMark reward={reward} />
			</td>
			<td>{right === null ? '–' : <RightMark right={right} />}</td>
		</tr>
	);
}

import { RewardMark } from '../../parts/reward/RewardMark.tsx';
import { formatReward } from '../../parts/reward/reward-band.ts';
import { RightMark } from '../../parts/steps/AnswerMark.tsx';
import { LabelMark } from './LabelMark.tsx';
import css from './LabelTable.module.css';
import type { StepFinding } from './lab-findings.ts';
import { intervalWords } from './lab-words.ts';

/** The numbers of the chart, and the labels. */
export function LabelTable({ findings }: { readonly findings: readonly StepFinding[] }) {
	return (
		<table className={css['table']}>
			<caption className={css['caption']}>Estimate, label, reward and truth of each step</caption>
			<thead className={css['head']}>
				<tr>
					<th scope="col">Step</th>
					<th scope="col">Soft estimate</th>
					<th scope="col">Hard</th>
					<th scope="col">PRM</th>
					<th scope="col">Truth</th>
				</tr>
			</thead>
			<tbody>
				{findings.map((finding) => (
					<LabelRow key={finding.at} finding={finding} />
				))}
			</tbody>
		</table>
	);
}

function LabelRow({ finding }: { readonly finding: StepFinding }) {
	const { at, isAnswer, estimate, label, reward, right } = finding;
	return (
		<tr>
			<th scope="row">{at + 1}</th>
			<td>
				{estimate === null ? '–' : formatReward(estimate.soft)}
				<span className={css['how']}>
					{isAnswer
						? 'answer line'
						: estimate === null
							? 'no rollouts yet'
							: `${estimate.reached} of ${estimate.ended}; ${intervalWords(estimate.interval)}`}
				</span>
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

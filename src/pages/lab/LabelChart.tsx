import { StepChart } from '../../parts/chart/StepChart.tsx';
import type { StepFinding } from './lab-findings.ts';

/** The estimate of each step with its interval, beside the reward that the PRM gives it. */
export function LabelChart({ findings }: { readonly findings: readonly StepFinding[] }) {
	const labels = findings.map(({ isAnswer, label }) => (isAnswer ? label : null));
	return (
		<StepChart
			words="Soft estimate with its 95 % interval, and PRM reward, of each step. The table below holds the numbers."
			steps={findings.length}
			signs={findings.map(({ right }) => (right === false ? ' ✗' : ''))}
			series={[
				{
					name: 'soft estimate, line: 95 % interval',
					shape: 'circle',
					tone: 'ink',
					shift: -0.16,
					values: findings.map(({ estimate }) => estimate?.soft ?? null),
					intervals: findings.map(({ estimate }) => estimate?.interval ?? null),
				},
				{
					name: 'label of the answer line',
					shape: 'square',
					tone: 'ink',
					shift: -0.16,
					values: labels.map((label) => (label === null ? null : Number(label))),
				},
				{
					name: 'PRM reward',
					shape: 'diamond',
					tone: 'accent',
					hollow: true,
					shift: 0.16,
					values: findings.map(({ reward }) => reward),
				},
			]}
		>
			<span>✗ wrong by the exact truth</span>
		</StepChart>
	);
}

import { ChartMark, LegendMark } from './ChartMark.tsx';
import css from './LabelChart.module.css';
import type { StepFinding } from './lab-findings.ts';

const ticks = [1, 0.5, 0] as const;

/** Per cent of the chart's height above the value 1, and between 1 and 0; step numbers stand below. */
const top = 5;
const span = 80;
const numbersAt = 97;

const heightOf = (value: number): number => top + (1 - value) * span;

/** The estimate of each step with its interval, beside the reward that the PRM gives it. */
export function LabelChart({ findings }: { readonly findings: readonly StepFinding[] }) {
	return (
		<figure className={css['figure']}>
			<div className={css['frame']}>
				<svg className={css['axis']} aria-hidden="true">
					{ticks.map((tick) => (
						<text key={tick} x="100%" y={`${heightOf(tick)}%`} dy="0.35em" textAnchor="end">
							{tick}
						</text>
					))}
				</svg>
				<svg
					className={css['plot']}
					role="img"
					aria-label="Soft estimate with its 95 % interval, and PRM reward, of each step. The table below holds the numbers."
				>
					{ticks.map((tick) => (
						<line
							key={tick}
							className={css['rule']}
							x1="0"
							x2="100%"
							y1={`${heightOf(tick)}%`}
							y2={`${heightOf(tick)}%`}
						/>
					))}
					{findings.map((finding) => (
						<StepMarks key={finding.at} finding={finding} steps={findings.length} />
					))}
				</svg>
			</div>
			<figcaption className={css['legend']}>
				<span>
					<LegendMark kind="estimate" /> soft estimate, line: 95 % interval
				</span>
				<span>
					<LegendMark kind="reward" /> PRM reward
				</span>
				<span>
					<LegendMark kind="answer" /> label of the answer line
				</span>
				<span>✗ wrong by the exact truth</span>
			</figcaption>
		</figure>
	);
}

type StepProps = { readonly finding: StepFinding; readonly steps: number };

function StepMarks({ finding, steps }: StepProps) {
	const { at, estimate, reward, isAnswer, label, right } = finding;
	const width = 100 / steps;
	const centre = (at + 0.5) * width;
	const left = centre - 0.16 * width;
	return (
		<>
			{estimate !== null && (
				<>
					<line
						className={css['whisker']}
						x1={`${left}%`}
						x2={`${left}%`}
						y1={`${heightOf(estimate.interval.high)}%`}
						y2={`${heightOf(estimate.interval.low)}%`}
					/>
					<ChartMark kind="estimate" x={left} y={heightOf(estimate.soft)} />
				</>
			)}
			{isAnswer && label !== null && (
				<ChartMark kind="answer" x={left} y={heightOf(label ? 1 : 0)} />
			)}
			{reward !== null && (
				<ChartMark kind="reward" x={centre + 0.16 * width} y={heightOf(reward)} />
			)}
			<text className={css['number']} x={`${centre}%`} y={`${numbersAt}%`} textAnchor="middle">
				{at + 1}
				{right === false && ' ✗'}
			</text>
		</>
	);
}

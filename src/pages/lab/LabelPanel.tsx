import type { Problem } from '../../domain/problem.ts';
import { Panel } from '../../parts/panel/Panel.tsx';
import { ProgressBar } from '../../parts/progress/ProgressBar.tsx';
import { useProjector } from '../../parts/projector/projector-context.ts';
import { CaseNotes } from './CaseNotes.tsx';
import { ExportLabels } from './ExportLabels.tsx';
import { LabelChart } from './LabelChart.tsx';
import { LabelTable } from './LabelTable.tsx';
import css from './lab.module.css';
import type { StepFinding } from './lab-findings.ts';
import type { LabJob } from './useLab.ts';

type Props = {
	readonly findings: readonly StepFinding[];
	readonly problem: Problem;
	readonly job: LabJob | null;
	readonly rollouts: number;
};

/** All steps together: estimate against reward, the labels, where they err, and the way out. */
export function LabelPanel({ findings, problem, job, rollouts }: Props) {
	const isProjected = useProjector();
	return (
		<Panel heading="Labels of every step" aside={<JobProgress job={job} findings={findings} />}>
			<LabelChart findings={findings} />
			<LabelTable findings={findings} />
			{!isProjected && (
				<>
					<CaseNotes findings={findings} gold={problem.answer} rollouts={rollouts} />
					<ExportLabels question={problem.question} findings={findings} />
				</>
			)}
		</Panel>
	);
}

/** How far the labelling of all steps is; its place is kept while there is nothing to tell. */
function JobProgress({
	job,
	findings,
}: {
	readonly job: LabJob | null;
	readonly findings: readonly StepFinding[];
}) {
	const isLong = job !== null && job.total > 1;
	const ended = isLong && job.at !== null ? (findings[job.at]?.estimate?.ended ?? 0) : 0;
	return (
		<div className={css['progress']}>
			{isLong && (
				<ProgressBar
					label="Steps labelled"
					max={job.total}
					value={job.done + ended / job.settings.rollouts}
				/>
			)}
		</div>
	);
}

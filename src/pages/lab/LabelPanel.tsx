import type { Problem } from '../../domain/problem.ts';
import control from '../../parts/styles/control.module.css';
import { CaseNotes } from './CaseNotes.tsx';
import { ExportLabels } from './ExportLabels.tsx';
import { LabelChart } from './LabelChart.tsx';
import css from './LabelPanel.module.css';
import { LabelTable } from './LabelTable.tsx';
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
	return (
		<section className={`${control['card']} ${css['panel']}`} aria-labelledby="lab-labels-heading">
			<div className={css['head']}>
				<h3 id="lab-labels-heading" className={css['heading']}>
					Labels of every step
				</h3>
				<JobProgress job={job} findings={findings} />
			</div>
			<LabelChart findings={findings} />
			<LabelTable findings={findings} />
			<CaseNotes findings={findings} gold={problem.answer} rollouts={rollouts} />
			<ExportLabels question={problem.question} findings={findings} />
		</section>
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
	if (job === null || job.total < 2) return <span className={css['progress']} />;
	const ended = job.at === null ? 0 : (findings[job.at]?.estimate?.ended ?? 0);
	return (
		<progress
			className={css['progress']}
			aria-label="Steps labelled"
			max={job.total}
			value={job.done + ended / job.settings.rollouts}
		/>
	);
}

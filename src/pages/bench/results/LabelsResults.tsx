import { useCallback, useMemo } from 'react';
import { type RolledStep, reportLabels } from '../../../domain/study/labels.ts';
import { labelSeries, labelsTable } from '../../../domain/study/labels-view.ts';
import type { StudyOf } from '../../../domain/study/studies.ts';
import { Panel } from '../../../parts/panel/Panel.tsx';
import { Hint } from '../../../parts/text/Hint.tsx';
import { Figure } from '../figure/Figure.tsx';
import { colourOf } from '../figure/look.ts';
import { curvePlot, type Size } from '../figure/plots.ts';
import { captionOf } from './caption.ts';

type Props = {
	readonly study: StudyOf<'labels'>;
	/** The rolled-out steps of each problem that is done. */
	readonly problems: readonly (readonly RolledStep[])[];
};

/** Labels by rollouts against exact truth (Math-Shepherd sections 3.3 and 5.2). */
export function LabelsResults({ study, problems }: Props) {
	const { rollouts, seed } = study.settings;
	const report = useMemo(() => reportLabels(problems, rollouts, seed), [problems, rollouts, seed]);
	const series = useMemo(() => labelSeries(report), [report]);
	const draw = useCallback((size: Size) => curvePlot(series, [], 'Rollouts', size), [series]);
	if (report.steps === 0) return null;
	return (
		<Panel heading="Labels against exact truth" level={3}>
			<Figure
				title="How often a label is the truth"
				fileName="steplight-labels"
				caption={captionOf(study, problems.length)}
				note="Over all subsets of the rollouts, exactly."
				legend={series.map(({ name, index }) => ({ name, index, colour: colourOf(index) }))}
				table={labelsTable(report)}
				draw={draw}
			/>
			<Hint>
				{report.steps} steps of solutions, {report.right} of them right in truth. After the first
				wrong step none is right. The answer line needs no rollouts and is left out.
			</Hint>
		</Panel>
	);
}

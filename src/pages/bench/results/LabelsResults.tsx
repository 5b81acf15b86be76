import { useCallback, useMemo, useState } from 'react';
import { type RolledStep, reportLabels } from '../../../domain/study/labels.ts';
import { labelSeries, labelsTable } from '../../../domain/study/labels-view.ts';
import { publishedLabels, publishedWords } from '../../../domain/study/published.ts';
import type { StudyOf } from '../../../domain/study/studies.ts';
import { CheckField } from '../../../parts/field/CheckField.tsx';
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

const published = ` Dotted: against people’s labels of 160 steps of GSM8K, ${publishedWords(publishedLabels)}.`;

/** Labels by rollouts against exact truth (Math-Shepherd sections 3.3 and 5.2). */
export function LabelsResults({ study, problems }: Props) {
	const { rollouts, seed } = study.settings;
	const report = useMemo(() => reportLabels(problems, rollouts, seed), [problems, rollouts, seed]);
	const series = useMemo(() => labelSeries(report), [report]);
	const [withPublished, setWithPublished] = useState(false);
	const draw = useCallback(
		(size: Size) => {
			const references = publishedLabels.map(({ share }) => ({ y: share, colour: 'currentColor' }));
			return curvePlot(series, withPublished ? references : [], 'Rollouts', size);
		},
		[series, withPublished],
	);
	if (report.steps === 0) return null;
	return (
		<Panel heading="Labels against exact truth" level={3}>
			<CheckField
				label="Published: hard estimation of four rollouts"
				checked={withPublished}
				onChange={setWithPublished}
			/>
			<Figure
				title="How often a label is the truth"
				fileName="steplight-labels"
				caption={captionOf(study, problems.length)}
				note={`Over all subsets of the rollouts, exactly.${withPublished ? published : ''}`}
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

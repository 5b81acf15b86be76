import { useCallback, useMemo, useState } from 'react';
import { prm800kLines, processBenchLines } from '../../../domain/study/predictions.ts';
import { publishedF1, publishedWords } from '../../../domain/study/published.ts';
import { reportSteps, type VerifierReport } from '../../../domain/study/steps.ts';
import {
	calibrationTable,
	histogramTable,
	sweepTable,
	verifierTable,
	wrongWayTable,
} from '../../../domain/study/steps-view.ts';
import type { StudyOf } from '../../../domain/study/studies.ts';
import type { JudgedSolution, Verifier } from '../../../domain/study/verifiers.ts';
import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import { downloadJsonLines } from '../../../parts/download.ts';
import { CheckField } from '../../../parts/field/CheckField.tsx';
import { FieldSet } from '../../../parts/field/Field.tsx';
import { SelectField } from '../../../parts/field/SelectField.tsx';
import { Columns } from '../../../parts/layout/Columns.tsx';
import { Row } from '../../../parts/layout/Row.tsx';
import { Panel } from '../../../parts/panel/Panel.tsx';
import { Figure } from '../figure/Figure.tsx';
import { colourOf } from '../figure/look.ts';
import { calibrationPlot, histogramPlot, type Size, sweepPlot } from '../figure/plots.ts';
import { SavedTable } from '../figure/SavedTable.tsx';
import { captionOf } from './caption.ts';

type Props = {
	readonly study: StudyOf<'steps'>;
	readonly solutions: readonly JudgedSolution[];
};

/** ProcessBench's protocol and what else says how good a judge of steps is, several judges side by side. */
export function StepsResults({ study, solutions }: Props) {
	const { settings } = study;
	const report = useMemo(() => reportSteps(solutions, study), [solutions, study]);
	const [chosen, setChosen] = useState<Verifier>('prm');
	const ofSteps = report.verifiers.filter(({ at }) => at.length > 0);
	const shown = ofSteps.find(({ verifier }) => verifier === chosen) ?? ofSteps[0];
	const wrongWay = wrongWayTable(report);
	if (solutions.length === 0) return null;
	return (
		<Panel heading="Wrong steps" level={3}>
			<SavedTable
				caption="Verifiers side by side"
				fileName="steplight-verifiers"
				table={verifierTable(report)}
				hint={`${report.reported} solutions, ${report.flawed} of them with a wrong step. Tuned thresholds have the best F1 on ${report.tuning} other solutions, drawn by seed ${settings.seed} by problem; nothing of those is reported.`}
			/>
			{wrongWay !== null && (
				<SavedTable
					caption="Right answers by a wrong way"
					fileName="steplight-wrong-way"
					table={wrongWay}
				/>
			)}
			{shown !== undefined && (
				<>
					<FieldSet legend="Whose pictures">
						<SelectField
							label="Verifier"
							options={ofSteps.map(({ verifier, name }) => ({ value: verifier, label: name }))}
							value={shown.verifier}
							onChange={setChosen}
						/>
					</FieldSet>
					<Predictions report={shown} solutions={solutions} />
					<VerifierFigures report={shown} caption={captionOf(study, report.reported)} />
				</>
			)}
		</Panel>
	);
}

type PredictionsProps = {
	readonly report: VerifierReport;
	readonly solutions: readonly JudgedSolution[];
};

const forms = [
	['ProcessBench', processBenchLines],
	['PRM800K', prm800kLines],
] as const;

/** What a verifier says of each solution, at the threshold that the table names first. */
function Predictions({ report: { verifier, at }, solutions }: PredictionsProps) {
	const threshold = at[0]?.threshold ?? 0;
	return (
		<Row>
			{forms.map(([form, write]) => (
				<ActionButton
					key={form}
					size="card"
					onPress={() =>
						downloadJsonLines(
							`steplight-${form.toLowerCase()}-${verifier}.jsonl`,
							write(solutions, verifier, threshold),
						)
					}
				>
					Predictions, {form}
				</ActionButton>
			))}
		</Row>
	);
}

type FiguresProps = {
	readonly report: VerifierReport;
	readonly caption: string;
};

function VerifierFigures({ report, caption }: FiguresProps) {
	const { name } = report;
	const [withPublished, setWithPublished] = useState(false);
	const chosen = report.at[0]?.threshold ?? null;
	const drawSweep = useCallback(
		(size: Size) => {
			const references = publishedF1.map(({ share }) => ({ y: share, colour: 'currentColor' }));
			return sweepPlot(report.sweep, chosen, withPublished ? references : [], size);
		},
		[report, chosen, withPublished],
	);
	const drawCalibration = useCallback(
		(size: Size) => calibrationPlot(report.calibration, { x: 'Reward', y: 'Right steps' }, size),
		[report],
	);
	const drawHistogram = useCallback(
		(size: Size) => histogramPlot(report.histogram, size),
		[report],
	);
	const entry = (words: string, index: number) => {
		return { name: words, index, colour: colourOf(index) };
	};
	return (
		<>
			<CheckField
				label="Published F1 on ProcessBench’s GSM8K part"
				checked={withPublished}
				onChange={setWithPublished}
			/>
			<Figure
				title={`${name}: first wrong steps by threshold`}
				fileName={`steplight-sweep-${report.verifier}`}
				caption={`${caption} Dashed: the chosen threshold.`}
				note={
					withPublished
						? `Dotted: F1 on other solutions, of ${publishedWords(publishedF1)}; Skywork’s thresholds were chosen on these solutions.`
						: ''
				}
				legend={[
					entry('F1', 1),
					entry('error: first wrong step named', 2),
					entry('correct: right solution left alone', 3),
				]}
				table={sweepTable(report)}
				draw={drawSweep}
			/>
			<Columns second="half">
				<Figure
					title={`${name}: rewards of right and wrong steps`}
					fileName={`steplight-histogram-${report.verifier}`}
					caption={caption}
					legend={[entry('right steps (up)', 1), entry('wrong steps (down)', 2)]}
					table={histogramTable(report)}
					draw={drawHistogram}
				/>
				<Figure
					title={`${name}: calibration`}
					fileName={`steplight-calibration-${report.verifier}`}
					caption={`${caption} Dashed: a reward that says how often it is right.`}
					legend={[entry('share of right steps', 1)]}
					table={calibrationTable(report)}
					draw={drawCalibration}
				/>
			</Columns>
		</>
	);
}

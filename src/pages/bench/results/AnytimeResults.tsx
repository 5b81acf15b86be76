import { useCallback, useState } from 'react';
import type { Aggregator } from '../../../domain/reward.ts';
import type { AnytimeRule } from '../../../domain/study/anytime.ts';
import { type AnytimeReport, studyAnytime } from '../../../domain/study/anytime-study.ts';
import {
	anytimeNames,
	anytimeRules,
	chanceTable,
	stopSeries,
	stopTable,
} from '../../../domain/study/anytime-view.ts';
import type { Digest } from '../../../domain/study/digest.ts';
import type { Study } from '../../../domain/study/studies.ts';
import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import { FieldSet } from '../../../parts/field/Field.tsx';
import { SelectField } from '../../../parts/field/SelectField.tsx';
import { Row } from '../../../parts/layout/Row.tsx';
import { Panel } from '../../../parts/panel/Panel.tsx';
import { ProgressBar } from '../../../parts/progress/ProgressBar.tsx';
import { Hint } from '../../../parts/text/Hint.tsx';
import { Figure } from '../figure/Figure.tsx';
import { colourOf } from '../figure/look.ts';
import { calibrationPlot, type Size, stopPlot } from '../figure/plots.ts';
import { captionOf } from './caption.ts';
import { useSlices } from './use-slices.ts';

type Props = {
	readonly study: Study;
	readonly digests: readonly Digest[];
	readonly aggregator: Aggregator;
};

/** What it is asked of: rows that come meanwhile change nothing. */
type Asked = { readonly digests: readonly Digest[]; readonly aggregator: Aggregator };

/** What stopping early saves and loses, once it is asked for: it takes a while. */
export function AnytimeResults({ study, digests, aggregator }: Props) {
	const [asked, setAsked] = useState<Asked | null>(null);
	const { seed } = study.settings;
	const isJudged = digests.some((digest) => digest.isJudged.process);
	const start = useCallback(() => {
		const rules = isJudged ? anytimeRules : (['majority'] as const);
		return allRules(asked?.digests ?? [], rules, asked?.aggregator ?? 'min', seed);
	}, [asked, isJudged, seed]);
	const { done, value } = useSlices(asked === null ? null : start);
	const isCurrent = asked?.digests === digests && asked.aggregator === aggregator;
	return (
		<Panel heading="Stopping early" level={3}>
			<Hint>
				Candidates are read one by one, in their order. As soon as the chance that the choice would
				still change is small, the rest is not written: what does that save, what does it lose, and
				does the chance keep its word?
			</Hint>
			<Row>
				<ActionButton blocked={isCurrent} onPress={() => setAsked({ digests, aggregator })}>
					Work it out
				</ActionButton>
			</Row>
			{asked !== null && value === null && (
				<ProgressBar
					label="Stopping early: done"
					value={done}
					max={asked.digests.length * anytimeRules.length}
				/>
			)}
			{asked !== null && value !== null && (
				<AnytimeFigures
					reports={value}
					caption={`${captionOf(study, asked.digests.length)} Step rewards: ${asked.aggregator}.`}
				/>
			)}
		</Panel>
	);
}

/** Yields how many problems are done, of every rule. */
function* allRules(
	digests: readonly Digest[],
	rules: readonly AnytimeRule[],
	aggregator: Aggregator,
	seed: number,
): Generator<number, readonly AnytimeReport[]> {
	const reports: AnytimeReport[] = [];
	for (const rule of rules) {
		const steps = studyAnytime(digests, rule, aggregator, seed);
		let step = steps.next();
		for (; step.done !== true; step = steps.next())
			yield reports.length * digests.length + step.value;
		reports.push(step.value);
	}
	return reports;
}

type FiguresProps = { readonly reports: readonly AnytimeReport[]; readonly caption: string };

function AnytimeFigures({ reports, caption }: FiguresProps) {
	const [rule, setRule] = useState<AnytimeRule>('majority');
	const shown = reports.find((report) => report.rule === rule) ?? reports[0];
	const series = stopSeries(reports);
	const drawStops = useCallback((size: Size) => stopPlot(stopSeries(reports), size), [reports]);
	const drawChances = useCallback(
		(size: Size) =>
			calibrationPlot(
				shown?.calibration ?? { bins: [], error: 0 },
				{ x: 'Chance said', y: 'Changed' },
				size,
			),
		[shown],
	);
	if (shown === undefined) return null;
	const name = anytimeNames[shown.rule];
	const way = shown.rule === 'weighted' ? 'simulated' : 'exact';
	return (
		<>
			<Figure
				title="What stopping early saves and loses"
				fileName="steplight-anytime"
				caption={caption}
				note="From left to right it stops at a chance of 1, 2, 5, 10, 20, 30 %."
				legend={series.map((one) => ({ ...one, colour: colourOf(one.index) }))}
				table={stopTable(reports)}
				draw={drawStops}
			/>
			<FieldSet legend="Whose chances">
				<SelectField
					label="Chances of"
					options={reports.map((one) => ({ value: one.rule, label: anytimeNames[one.rule] }))}
					value={shown.rule}
					onChange={setRule}
				/>
			</FieldSet>
			<Figure
				title={`${name}: how often the choice changed where a chance was said`}
				fileName={`steplight-anytime-chances-${shown.rule}`}
				caption={`${caption} Dashed: a chance that keeps its word.`}
				note={`Chances ${way}; calibration error ${shown.calibration.error.toFixed(3)}.`}
				legend={[{ name: 'share that changed', index: 1, colour: colourOf(1) }]}
				table={chanceTable(shown)}
				draw={drawChances}
			/>
		</>
	);
}

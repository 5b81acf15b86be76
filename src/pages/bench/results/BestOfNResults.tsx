import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Aggregator } from '../../../domain/reward.ts';
import { type BankRule, bankRules } from '../../../domain/study/bank.ts';
import { bestOfN } from '../../../domain/study/best-of-n.ts';
import {
	type Axis,
	costOf,
	groupsBy,
	ruleNames,
	type Series,
	type Split,
	seriesOf,
	seriesTable,
} from '../../../domain/study/best-of-n-view.ts';
import { estimatorOf } from '../../../domain/study/curves.ts';
import type { Digest } from '../../../domain/study/digest.ts';
import { publishedChoosing } from '../../../domain/study/published.ts';
import type { Study } from '../../../domain/study/studies.ts';
import { Panel } from '../../../parts/panel/Panel.tsx';
import { Hint } from '../../../parts/text/Hint.tsx';
import { Figure } from '../figure/Figure.tsx';
import { colourOf } from '../figure/look.ts';
import { curvePlot, type Reference, type Size } from '../figure/plots.ts';
import { AnytimeResults } from './AnytimeResults.tsx';
import { Comparison } from './Comparison.tsx';
import { CurveControls, type CurveView } from './CurveControls.tsx';
import { captionOf } from './caption.ts';
import { computeAhead } from './compute-ahead.ts';

type Props = { readonly study: Study; readonly digests: readonly Digest[] };

const axisNames: Readonly<Record<Axis, string>> = {
	candidates: 'Candidates a problem',
	tokens: 'Tokens a problem',
	seconds: 'Seconds a problem (its share of the batch’s)',
};

/** Accuracy against N: every rule's curve, or one rule's by kind of problem. */
export function BestOfNResults({ study, digests }: Props) {
	const [view, setView] = useState<CurveView>({
		aggregator: 'min',
		axis: 'candidates',
		split: 'none',
		rule: 'prm',
		hidden: [],
		reference: '',
	});
	const change = useCallback(
		(part: Partial<CurveView>) => setView((before) => ({ ...before, ...part })),
		[],
	);
	const { seed } = study.settings;
	const { aggregator, axis, split, hidden } = view;
	const whole = useMemo(() => bestOfN(digests, seed), [digests, seed]);
	const rule = whole.rules.includes(view.rule) ? view.rule : 'majority';
	// While rows come, every few seconds all of it is of more problems.
	const isWhole = digests.length === study.items.length;
	useEffect(() => (isWhole ? computeAhead(whole) : undefined), [whole, isWhole]);
	const groups = useMemo(
		() =>
			groupsBy(split, digests).map((group) => ({ ...group, study: bestOfN(group.digests, seed) })),
		[split, digests, seed],
	);
	const series = useMemo((): Series[] => {
		if (split === 'none') {
			const cost = costOf(axis, digests);
			const shown = whole.rules.filter((one) => !hidden.includes(one));
			return cost === null ? [] : shown.map((one) => seriesOf(whole, one, aggregator, cost));
		}
		return groups.flatMap((group, index) => {
			const cost = costOf(axis, group.digests);
			const name = `${group.name} (${group.digests.length})`;
			return cost === null ? [] : [seriesOf(group.study, rule, aggregator, cost, name, index)];
		});
	}, [split, axis, digests, hidden, whole, groups, rule, aggregator]);
	const references = useMemo(
		() => referencesOf(view.reference, split === 'none' ? hidden : null, rule),
		[view.reference, split, hidden, rule],
	);
	const draw = useCallback(
		(size: Size) => curvePlot(series, references, axisNames[axis], size),
		[series, references, axis],
	);
	if (digests.length === 0) return null;
	const published = publishedChoosing.find(({ name }) => name === view.reference);
	const source =
		published === undefined || references.length === 0
			? ''
			: `Dotted lines: ${published.name}, ${published.source}; other problems, models a thousand times as large.`;
	return (
		<>
			<Panel heading="Accuracy against N" level={3}>
				<CurveControls view={{ ...view, rule }} rules={whole.rules} onChange={change} />
				{series.length === 0 ? (
					<Hint>{emptyWords(axis, digests)}</Hint>
				) : (
					<Figure
						title={titleOf(split, rule, aggregator)}
						fileName={`steplight-best-of-n-${aggregator}-${axis}${split === 'none' ? '' : `-${split}`}`}
						caption={`${captionOf(study, digests.length)} ${estimatorWords(series, split, rule)}`}
						note={source}
						legend={series.map(({ name, index }) => ({ name, index, colour: colourOf(index) }))}
						table={seriesTable(series, axis)}
						draw={draw}
					/>
				)}
				<Comparison whole={whole} aggregator={aggregator} />
			</Panel>
			<AnytimeResults study={study} digests={digests} aggregator={aggregator} />
		</>
	);
}

function titleOf(split: Split, rule: BankRule, aggregator: Aggregator): string {
	if (split === 'none') return `Accuracy of each rule (step rewards: ${aggregator})`;
	const by =
		split === 'difficulty' ? 'share of right candidates' : 'steps of the reference solution';
	return `${ruleNames[rule]} by ${by} (step rewards: ${aggregator})`;
}

function estimatorWords(series: readonly Series[], split: Split, rule: BankRule): string {
	const estimators = new Set(
		split === 'none'
			? series.map(({ index }) => estimatorOf(bankRules[index] ?? 'pass'))
			: [estimatorOf(rule)],
	);
	const words = {
		exact: 'best-of-k and pass@k over all subsets',
		sampled: 'votes over 32 seeded orders',
	};
	return `Estimates: ${[...estimators].map((one) => words[one]).join(', ')}.`;
}

function emptyWords(axis: Axis, digests: readonly Digest[]): string {
	if (digests.some(({ count }) => count === 0)) return 'A problem has no candidates.';
	return axis === 'candidates'
		? 'Choose at least one rule.'
		: `Nobody counted the ${axis} of these candidates.`;
}

/** @param hidden null where one rule is shown alone. */
function referencesOf(
	name: string,
	hidden: readonly BankRule[] | null,
	alone: BankRule,
): Reference[] {
	const published = publishedChoosing.find((one) => one.name === name);
	if (published === undefined) return [];
	return bankRules.flatMap((rule, index) => {
		const y = published.values[rule];
		const isShown = hidden === null ? rule === alone : !hidden.includes(rule);
		if (y === undefined || !isShown) return [];
		return [{ y, colour: hidden === null ? 'currentColor' : colourOf(index) }];
	});
}

import { useCallback, useMemo } from 'react';
import { reportSearch, type SearchedProblem } from '../../../domain/study/search.ts';
import { sampleRuleNames, searchTable, wayNames } from '../../../domain/study/search-view.ts';
import type { StudyOf } from '../../../domain/study/studies.ts';
import { Panel } from '../../../parts/panel/Panel.tsx';
import { Hint } from '../../../parts/text/Hint.tsx';
import { Figure } from '../figure/Figure.tsx';
import { dotPlot, type Size } from '../figure/plots.ts';
import { captionOf } from './caption.ts';

type Props = {
	readonly study: StudyOf<'search'>;
	/** The problems that are done. */
	readonly problems: readonly SearchedProblem[];
};

/** Searches over steps against choosing among samples of as many tokens. */
export function SearchStudyResults({ study, problems }: Props) {
	const { score, seed } = study.settings;
	const reports = useMemo(
		() => (problems.length === 0 ? [] : reportSearch(problems, score, seed)),
		[problems, score, seed],
	);
	const dots = useMemo(
		() =>
			reports.flatMap(({ way, accuracy, rivals }) => [
				{ name: wayNames[way], ...accuracy },
				...rivals.map((rival) => ({
					name: `${way}: ${sampleRuleNames[rival.rule]}`,
					...rival.accuracy,
				})),
			]),
		[reports],
	);
	const draw = useCallback((size: Size) => dotPlot(dots, 'Accuracy', size), [dots]);
	const [beam] = reports;
	if (beam === undefined) return null;
	return (
		<Panel heading="Search against best-of-N at equal tokens" level={3}>
			<Figure
				title="Accuracy of searches, and of samples at their tokens"
				fileName="steplight-search"
				caption={captionOf(study, problems.length)}
				note="After a colon: samples of as many tokens as that search took."
				legend={[]}
				table={searchTable(reports)}
				draw={draw}
			/>
			<Hint>
				On each problem as many samples, in their order, as come nearest to the tokens that the
				search took there: {beam.samples.toFixed(1)} in the mean for the beam
				{beam.short > 0 && `; on ${beam.short} problems there were too few`}.
			</Hint>
		</Panel>
	);
}

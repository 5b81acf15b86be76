import type { Problem } from '../../domain/problem.ts';
import type { Candidate } from '../../domain/solution.ts';
import { placeWords } from '../../engine/choice.ts';
import { useEngineState } from '../../parts/engine/engine-context.ts';
import { lessonItem, recorded } from '../../parts/lesson/lesson-item.ts';
import { Share } from '../../parts/share/Share.tsx';
import { truthOf } from '../../world/truth-of.ts';
import type { TypedDraft } from './ask/typed-draft.ts';
import { kindOf } from './recorded/kinds.ts';
import type { PageSettings } from './settings/page-settings.ts';
import { writeSettings } from './settings/page-settings.ts';
import { type SolveLink, solveLink } from './solve-link.ts';

type Props = {
	readonly settings: PageSettings;
	readonly draft: TypedDraft;
	/** The problem that is shown. */
	readonly problem: Problem;
	/** Its solutions, where it was solved. */
	readonly candidates: readonly Candidate[];
	/** Index of the solution that is stepped through. */
	readonly solution: number;
	/** What made a recorded run; null for one of this visit. */
	readonly provenance: string | null;
};

/** The problem with its settings as a link, and its run as a part of a lesson. */
export function SolveShare(props: Props) {
	const { settings, draft, problem, candidates, solution, provenance } = props;
	const { choice } = useEngineState();
	const { question, answer, chosen } = draft;
	const content: SolveLink = {
		settings: writeSettings(settings),
		typed: chosen ? { question, answer } : null,
		recorded: kindOf(location.search),
	};
	const here = `${placeWords(choice.writer)}, temperature ${settings.temperature}, seed ${settings.seed}`;
	return (
		<Share
			page="solve"
			content={content}
			reader={solveLink}
			holds={chosen ? 'your problem and the settings' : 'the problem and the settings'}
			lesson={() => {
				const written = candidates.filter(({ steps }) => steps.length > 0);
				const solutions = written.map(recorded);
				const shown = Math.max(
					0,
					written.findIndex(({ index }) => index === solution),
				);
				return lessonItem({
					problem,
					solutions,
					shown,
					firstWrong: truthOf(problem, solutions[shown]?.steps ?? [])?.firstWrong,
					source: candidates.length === 0 ? '' : `Written by ${provenance ?? here}.`,
				});
			}}
		/>
	);
}

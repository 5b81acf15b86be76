import type { Problem } from '../../domain/problem.ts';
import { placeWords } from '../../engine/choice.ts';
import { useEngineState } from '../../parts/engine/engine-context.ts';
import { lessonItem } from '../../parts/lesson/lesson-item.ts';
import { Share } from '../../parts/share/Share.tsx';
import { truthOf } from '../../world/truth-of.ts';
import type { CheckDraft } from './check-draft.ts';
import { type CheckLink, checkLink } from './check-link.ts';
import type { Scored } from './score-history.ts';

type Props = {
	readonly draft: CheckDraft;
	readonly problem: Problem;
	readonly scored: Scored;
};

/** The problem and the solution as a link, and with its rewards as a part of a lesson. */
export function CheckShare({ draft, problem, scored }: Props) {
	const { choice } = useEngineState();
	const { question, solution, cutAt } = draft;
	const content: CheckLink = { question, solution, cutAt };
	return (
		<Share
			page="check"
			content={content}
			reader={checkLink}
			holds="the problem and the solution"
			lesson={() => {
				const { steps, rewards, outcome } = scored;
				if (problem.question === '') return null;
				return lessonItem({
					problem,
					solutions: steps.length === 0 ? [] : [{ steps, rewards, outcome }],
					firstWrong: truthOf(problem, steps)?.firstWrong,
					source: rewards.some((reward) => reward !== null)
						? `Judged by ${placeWords(choice.judge)}.`
						: '',
				});
			}}
		/>
	);
}

import { placeWords } from '../../engine/choice.ts';
import { useEngineState } from '../../parts/engine/engine-context.ts';
import { lessonItem } from '../../parts/lesson/lesson-item.ts';
import { Share } from '../../parts/share/Share.tsx';
import type { LabDraft } from './lab-draft.ts';
import type { StepFinding } from './lab-findings.ts';
import { type LabLink, labLink } from './lab-link.ts';
import type { LabSolution } from './lab-solution.ts';

type Props = {
	readonly draft: LabDraft;
	readonly solution: LabSolution;
	readonly findings: readonly StepFinding[];
};

/** The solution and the settings of its rollouts as a link, and with its rewards as a part of a lesson. */
export function LabShare({ draft, solution, findings }: Props) {
	const { choice } = useEngineState();
	const { problemSeed, flawed, rollouts, temperature, seed, source, given } = draft;
	const { problem, steps } = solution;
	const brought = source === 'given' && given !== null;
	const content: LabLink = {
		problemSeed,
		flawed,
		rollouts,
		temperature,
		seed,
		given: brought ? { question: problem.question, answer: problem.answer ?? '', steps } : null,
	};
	return (
		<Share
			page="lab"
			content={content}
			reader={labLink}
			holds="the solution and the settings of its rollouts"
			lesson={() =>
				lessonItem({
					problem,
					solutions: [{ steps, rewards: findings.map(({ reward }) => reward), outcome: null }],
					firstWrong: solution.truth?.firstWrong,
					source: findings.some(({ reward }) => reward !== null)
						? `Judged by ${placeWords(choice.judge)}.`
						: '',
				})
			}
		/>
	);
}

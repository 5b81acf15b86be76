import { answerWords } from '../../domain/answer.ts';
import type { GivenStep } from '../../domain/given-solution.ts';
import type { Problem } from '../../domain/problem.ts';
import { firstAsk } from '../../domain/reveal.ts';
import { useShape } from '../../parts/link/shape-context.ts';
import { RevealBoard, useHands } from '../../parts/reveal/RevealBoard.tsx';
import { rewardWords, truthWords } from '../../parts/reveal/reveal-words.ts';
import type { RevealControl } from '../../parts/reveal/useReveal.ts';
import { RewardMark } from '../../parts/reward/RewardMark.tsx';
import { truthOf } from '../../world/truth-of.ts';
import type { Scored } from './score-history.ts';

type Props = {
	readonly reveal: RevealControl;
	/** Whether rewards are among what is hidden. */
	readonly hidesRewards: boolean;
	readonly problem: Problem;
	readonly steps: readonly GivenStep[];
	readonly scored: Scored;
};

/** The class judges the solution before the page shows what the models and the calculator say. */
export function GuessBoard({ reveal, hidesRewards, problem, steps, scored }: Props) {
	const [hands, setHands] = useHands(problem.question);
	const { hides } = useShape();
	const { next } = reveal;
	const truth = truthOf(
		problem,
		steps.map((step) => step.scored),
	);
	const gold = problem.answer;
	const answer =
		gold === null
			? ''
			: `The right answer is ${answerWords(gold)}. ${truthWords(truth?.firstWrong)}`;
	const isUnscored = next?.kind === 'reward' && (scored.rewards[next.at] ?? null) === null;
	return (
		<RevealBoard
			page="check"
			reveal={reveal}
			ask={hides.every((veil) => veil === 'answer') ? '' : firstAsk}
			steps={steps.map(({ text }, at) => ({
				text,
				mark: <RewardMark reward={scored.rewards[at] ?? null} />,
				words: rewardWords(scored.rewards[at] ?? null),
			}))}
			isPlain={!hidesRewards && next !== null}
			obstacle={
				steps.length === 0
					? 'There is no step yet.'
					: isUnscored
						? 'There is no reward yet: score the steps first.'
						: null
			}
			keepsSteps={next !== null}
			verdictWords="What the models and the calculator say is shown."
			answerWords={answer}
			hands={hands}
			onHands={setHands}
		>
			{reveal.last?.kind === 'answer' && <p>{answer}</p>}
		</RevealBoard>
	);
}

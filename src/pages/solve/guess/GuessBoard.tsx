import { answerWords } from '../../../domain/answer.ts';
import type { Problem } from '../../../domain/problem.ts';
import { firstAsk } from '../../../domain/reveal.ts';
import type { Aggregator } from '../../../domain/reward.ts';
import type { Candidate } from '../../../domain/solution.ts';
import { SelectField } from '../../../parts/field/SelectField.tsx';
import { Row } from '../../../parts/layout/Row.tsx';
import { RevealBoard, useHands } from '../../../parts/reveal/RevealBoard.tsx';
import { choiceWords, RuleChoices } from '../../../parts/reveal/RuleChoices.tsx';
import { rewardWords, truthWords } from '../../../parts/reveal/reveal-words.ts';
import { RewardMark } from '../../../parts/reward/RewardMark.tsx';
import { truthOf } from '../../../world/truth-of.ts';
import { withoutRewards } from '../without-rewards.ts';
import type { Guess } from './useGuess.ts';

type Props = {
	readonly guess: Guess;
	readonly problem: Problem;
	readonly candidates: readonly Candidate[];
	readonly aggregator: Aggregator;
	readonly judged: boolean;
};

/** The class judges one solution of the run before the page shows what the models say of it. */
export function GuessBoard({ guess, problem, candidates, aggregator, judged }: Props) {
	const { reveal, hides, key, shown, choose } = guess;
	const { seen } = reveal;
	const [hands, setHands] = useHands(key);
	const steps = shown?.steps ?? [];
	const isOneOfMany = candidates.length > 1;
	const judgedOnes = judged ? candidates : candidates.map(withoutRewards);
	const gold = problem.answer;
	const texts = steps.map(({ text }) => text);
	const answer =
		gold === null
			? 'Nobody here knows the right answer.'
			: `The right answer is ${answerWords(gold)}. ${truthWords(truthOf(problem, texts)?.firstWrong, isOneOfMany ? (shown?.index ?? 0) : null)}`;
	return (
		<RevealBoard
			page="solve"
			reveal={reveal}
			ask={hides.includes('steps') || hides.includes('rewards') ? firstAsk : ''}
			steps={steps.map(({ text, reward }) => ({
				text,
				mark: <RewardMark reward={reward} />,
				words: rewardWords(reward),
			}))}
			isPlain={!judged && reveal.next !== null}
			obstacle={steps.length === 0 ? 'There is no step yet.' : null}
			keepsSteps
			verdictWords={choiceWords(judgedOnes, aggregator)}
			answerWords={answer}
			hands={hands}
			onHands={setHands}
		>
			{isOneOfMany && (
				<Row>
					<SelectField
						label="Solution"
						beside
						options={candidates.map(({ index }) => ({ value: index, label: String(index + 1) }))}
						value={shown?.index ?? 0}
						onChange={choose}
					/>
				</Row>
			)}
			{seen.verdict && hides.includes('verdict') && isOneOfMany && (
				<RuleChoices
					candidates={judgedOnes}
					aggregator={aggregator}
					gold={seen.answer ? gold : null}
				/>
			)}
			{seen.answer && hides.includes('answer') && <p>{answer}</p>}
		</RevealBoard>
	);
}

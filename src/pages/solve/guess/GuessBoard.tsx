import { answerWords } from '../../../domain/answer.ts';
import type { Problem } from '../../../domain/problem.ts';
import { firstAsk } from '../../../domain/reveal.ts';
import type { Aggregator } from '../../../domain/reward.ts';
import type { Candidate } from '../../../domain/solution.ts';
import { judge } from '../../../domain/vote.ts';
import { SelectField } from '../../../parts/field/SelectField.tsx';
import { Row } from '../../../parts/layout/Row.tsx';
import { RevealBoard, useHands } from '../../../parts/reveal/RevealBoard.tsx';
import { rewardWords, truthWords } from '../../../parts/reveal/reveal-words.ts';
import { RewardMark } from '../../../parts/reward/RewardMark.tsx';
import { truthOf } from '../../../world/truth-of.ts';
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
	const { reveal, hides, key, solution, choose } = guess;
	const [hands, setHands] = useHands(key);
	const steps = candidates[solution]?.steps ?? [];
	const gold = problem.answer;
	const texts = steps.map(({ text }) => text);
	const answer =
		gold === null
			? 'Nobody here knows the right answer.'
			: `The right answer is ${answerWords(gold)}. ${truthWords(truthOf(problem, texts)?.firstWrong)}`;
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
			verdictWords={verdictWords(candidates, aggregator, judged)}
			answerWords={answer}
			hands={hands}
			onHands={setHands}
		>
			{reveal.seen.answer && hides.includes('answer') && <p>{answer}</p>}
			{!guess.showsRun && candidates.length > 1 && (
				<Row>
					<SelectField
						label="Solution"
						beside
						options={candidates.map(({ index }) => ({ value: index, label: String(index + 1) }))}
						value={solution}
						onChange={choose}
					/>
				</Row>
			)}
		</RevealBoard>
	);
}

function verdictWords(
	candidates: readonly Candidate[],
	aggregator: Aggregator,
	judged: boolean,
): string {
	const says = (rule: 'majority' | 'prmBestOf') => {
		const { answer } = judge(rule, candidates, aggregator);
		return answer === null ? 'no answer' : answerWords(answer);
	};
	const prm = judged ? ` PRM best-of-N: ${says('prmBestOf')}.` : '';
	return `Majority vote: ${says('majority')}.${prm}`;
}

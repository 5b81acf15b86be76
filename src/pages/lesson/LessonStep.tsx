import { answerWords } from '../../domain/answer.ts';
import { goldOf, type LessonItem } from '../../domain/lesson/pack.ts';
import { recordedCandidates } from '../../domain/solution.ts';
import { Card } from '../../parts/panel/Panel.tsx';
import { RevealBoard, useHands } from '../../parts/reveal/RevealBoard.tsx';
import { choiceWords, RuleChoices } from '../../parts/reveal/RuleChoices.tsx';
import { rewardWords, truthWords } from '../../parts/reveal/reveal-words.ts';
import { useReveal } from '../../parts/reveal/useReveal.ts';
import { RewardMark } from '../../parts/reward/RewardMark.tsx';
import { Hint } from '../../parts/text/Hint.tsx';
import css from './LessonView.module.css';

type Props = { readonly name: string; readonly item: LessonItem };

/** A problem of a lesson, revealed thing by thing. */
export function LessonStep({ name, item }: Props) {
	const { question, note, ask, shown, hides, source, truth } = item;
	const candidates = recordedCandidates(item.solutions);
	const steps = candidates[shown]?.steps ?? [];
	const gold = goldOf(item);
	const hasRewards = steps.some(({ reward }) => reward !== null);
	const reveal = useReveal({
		key: name,
		hides: hides.filter(
			(veil) =>
				!(veil === 'rewards' && !hasRewards) &&
				!(veil === 'verdict' && candidates.length < 2) &&
				!(veil === 'answer' && gold === null && truth === null),
		),
		steps: steps.length,
	});
	const [hands, setHands] = useHands(name);
	const { seen } = reveal;
	const firstWrong = truth === 'right' ? null : (truth ?? undefined);
	const goldWords = gold === null ? '' : `The right answer is ${answerWords(gold)}.`;
	const answer = [goldWords, truthWords(firstWrong, candidates.length > 1 ? shown : null)]
		.join(' ')
		.trim();
	return (
		<>
			<Card label="Problem">
				<p className={css['question']} dir="auto" data-testid="question">
					{question}
				</p>
				{note !== '' && (
					<p className={css['note']} dir="auto">
						{note}
					</p>
				)}
			</Card>
			<RevealBoard
				page="lesson"
				reveal={reveal}
				ask={ask}
				steps={steps.map(({ text, reward }) => ({
					text,
					mark: hasRewards ? <RewardMark reward={reward} /> : null,
					words: rewardWords(reward),
				}))}
				keepsSteps
				isPlain={!hasRewards && reveal.next !== null}
				verdictWords={choiceWords(candidates)}
				answerWords={answer}
				hands={hands}
				onHands={setHands}
			>
				{seen.verdict && candidates.length > 1 && (
					<RuleChoices candidates={candidates} gold={seen.answer ? gold : null} />
				)}
				{seen.answer && answer !== '' && <p>{answer}</p>}
			</RevealBoard>
			{source !== '' && <Hint>{source}</Hint>}
		</>
	);
}

import { answerWords } from '../../domain/answer.ts';
import { goldOf, type LessonItem } from '../../domain/lesson/pack.ts';
import type { Candidate } from '../../domain/solution.ts';
import { recordedCandidates } from '../../domain/solution.ts';
import { judge } from '../../domain/vote.ts';
import { FactList } from '../../parts/facts/FactList.tsx';
import { Stack } from '../../parts/layout/Stack.tsx';
import { Card } from '../../parts/panel/Panel.tsx';
import { RevealBoard, useHands } from '../../parts/reveal/RevealBoard.tsx';
import { rewardWords, truthWords } from '../../parts/reveal/reveal-words.ts';
import { useReveal } from '../../parts/reveal/useReveal.ts';
import { RewardMark } from '../../parts/reward/RewardMark.tsx';
import { AnswerMark } from '../../parts/steps/AnswerMark.tsx';
import { Hint } from '../../parts/text/Hint.tsx';
import { countOf } from '../../parts/words/number-words.ts';
import css from './LessonView.module.css';

type Props = { readonly name: string; readonly item: LessonItem };

const rules = ['majority', 'prmBestOf'] as const;
const ruleNames = { majority: 'Majority vote', prmBestOf: 'PRM best-of-N' } as const;

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
	const answer = [goldWords, truthWords(firstWrong)].join(' ').trim();
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
				verdictWords={verdictWords(candidates)}
				answerWords={answer}
				hands={hands}
				onHands={setHands}
			>
				{seen.verdict && candidates.length > 1 && (
					<Verdict candidates={candidates} gold={seen.answer ? gold : null} />
				)}
				{seen.answer && answer !== '' && <p>{answer}</p>}
			</RevealBoard>
			{source !== '' && <Hint>{source}</Hint>}
		</>
	);
}

type VerdictProps = { readonly candidates: readonly Candidate[]; readonly gold: string | null };

/** What two rules choose of the recorded solutions. */
function Verdict({ candidates, gold }: VerdictProps) {
	return (
		<Stack space={1}>
			<Hint>Of {countOf(candidates.length, 'solution')}:</Hint>
			<FactList
				facts={rules.map((rule) => {
					const { answer } = judge(rule, candidates);
					return {
						name: ruleNames[rule],
						term: rule,
						value: answer === null ? '–' : <AnswerMark answer={answer} gold={gold} />,
					};
				})}
			/>
		</Stack>
	);
}

function verdictWords(candidates: readonly Candidate[]): string {
	return rules
		.map((rule) => {
			const { answer } = judge(rule, candidates);
			return `${ruleNames[rule]}: ${answer === null ? 'no answer' : answerWords(answer)}.`;
		})
		.join(' ');
}

import { useMemo } from 'react';
import { firstUnder } from '../../domain/first-error.ts';
import type { GivenSolution } from '../../domain/given-solution.ts';
import { checkArithmetic, findDisagreements } from '../../domain/lens.ts';
import { firstAsk } from '../../domain/reveal.ts';
import { settledAnswer } from '../../domain/same-answer.ts';
import type { StepVerdict } from '../../engine/info.ts';
import { FactList } from '../../parts/facts/FactList.tsx';
import { Card } from '../../parts/panel/Panel.tsx';
import { PrintButtons } from '../../parts/print/PrintButtons.tsx';
import { RewardMark } from '../../parts/reward/RewardMark.tsx';
import { RewardNote } from '../../parts/reward/RewardNote.tsx';
import { AnswerMark } from '../../parts/steps/AnswerMark.tsx';
import { Hint } from '../../parts/text/Hint.tsx';
import { countOf } from '../../parts/words/number-words.ts';
import { DisagreementList } from './DisagreementList.tsx';
import { RewardCurve } from './RewardCurve.tsx';
import { ScoreAnnouncer } from './ScoreAnnouncer.tsx';
import { ScoredStep } from './ScoredStep.tsx';
import css from './ScoreResult.module.css';
import type { Scored, ScoreHistory } from './score-history.ts';
import { verdictWords } from './verdict-words.ts';

type Props = {
	readonly solution: GivenSolution;
	/** The problem that is solved. */
	readonly question: string;
	/** The right answer; null when nobody knows it. */
	readonly gold: string | null;
	/** What is known of the steps as they are now. */
	readonly scored: Scored;
	readonly history: ScoreHistory;
	/** null until the models are loaded. */
	readonly verdict: StepVerdict | null;
	readonly busy: boolean;
	/** Whether the problem is strange to the models: then there is arithmetic alone. */
	readonly isStrange: boolean;
	/** Index of the first wrong step, null where all are right; undefined where nobody knows. */
	readonly firstWrong: () => number | null | undefined;
	readonly onTry: (step: number) => void;
};

/** The steps with their rewards and their arithmetic, and what the two say together. */
export function ScoreResult(props: Props) {
	const { solution, question, gold, scored, history, verdict, busy, isStrange, onTry } = props;
	const { steps, after } = solution;
	const answer = solution.answer && settledAnswer(solution.answer, question, gold);
	const equations = useMemo(
		() => steps.map(({ text, readLength }) => checkArithmetic(text.slice(0, readLength))),
		[steps],
	);
	const judged = equations.map((found, at) => ({
		equations: found,
		reward: scored.rewards[at] ?? null,
	}));
	const threshold = verdict?.threshold ?? null;
	const lookAt = threshold === null ? null : firstUnder(scored.rewards, threshold);
	return (
		<Card label="Steps and rewards">
			<p className={css['question']}>{question}</p>
			{!isStrange && <RewardNote />}
			{steps.length === 0 ? (
				<p className={css['empty']}>The steps appear here, each with its reward.</p>
			) : (
				<ol className={css['steps']} aria-label="Steps">
					{steps.map((step, at) => (
						<ScoredStep
							// biome-ignore lint/suspicious/noArrayIndexKey: a step is its place.
							key={at}
							index={at}
							step={step}
							reward={scored.rewards[at] ?? null}
							settled={isStrange || (verdict !== null && !busy)}
							equations={equations[at] ?? []}
							isLookedAt={at === lookAt}
							onTry={() => onTry(at)}
						/>
					))}
				</ol>
			)}
			{after !== '' && (
				<details>
					<summary>After the answer, not scored: {countOf(after.length, 'character')}</summary>
					<p className={css['after']} dir="auto">
						{after}
					</p>
				</details>
			)}
			{scored.tooLongFrom !== null && (
				<p>
					From step {scored.tooLongFrom + 1} on, problem and solution together are longer than the
					models can read: no reward there, and no outcome reward. Shorten the text to get them.
				</p>
			)}
			<Hint>{hintWords(verdict, isStrange)}</Hint>
			<FactList
				facts={[
					{
						name: 'Answer',
						value: answer === null ? 'none yet' : <AnswerMark answer={answer} gold={gold} />,
					},
					...(isStrange
						? []
						: [{ name: 'Outcome reward', value: <RewardMark reward={scored.outcome} /> }]),
				]}
			/>
			{!isStrange && <RewardCurve history={history} threshold={threshold} />}
			<DisagreementList
				steps={judged}
				disagreements={threshold === null ? null : findDisagreements(judged, threshold)}
			/>
			<PrintButtons
				count={steps.length === 0 ? 0 : 1}
				sheets={() => [
					{
						ask: firstAsk,
						problem: { question, answer: gold, reference: [] },
						steps: steps.map(({ text }, at) => ({ text, reward: scored.rewards[at] ?? null })),
						answer,
						threshold,
						firstWrong: props.firstWrong(),
					},
				]}
			/>
			<ScoreAnnouncer scored={scored} lookAt={lookAt} busy={busy} />
		</Card>
	);
}

function hintWords(verdict: StepVerdict | null, isStrange: boolean): string {
	if (isStrange)
		return 'No rewards here: see the note above. What a calculator can check is checked.';
	return verdict === null
		? 'The first step under the threshold is marked once the models are loaded.'
		: verdictWords(verdict);
}

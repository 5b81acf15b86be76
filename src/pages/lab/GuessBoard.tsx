import { answerWords } from '../../domain/answer.ts';
import { firstAsk } from '../../domain/reveal.ts';
import { Row } from '../../parts/layout/Row.tsx';
import { useShape } from '../../parts/link/shape-context.ts';
import { RevealBoard, useHands } from '../../parts/reveal/RevealBoard.tsx';
import { rewardWords, truthWords } from '../../parts/reveal/reveal-words.ts';
import type { RevealControl } from '../../parts/reveal/useReveal.ts';
import { RewardMark } from '../../parts/reward/RewardMark.tsx';
import { LabelMark } from './LabelMark.tsx';
import type { StepFinding } from './lab-findings.ts';
import type { LabSolution } from './lab-solution.ts';

type Props = {
	readonly reveal: RevealControl;
	readonly solution: LabSolution;
	readonly findings: readonly StepFinding[];
};

/** The class judges the solution before the page shows labels and rewards. */
export function GuessBoard({ reveal, solution, findings }: Props) {
	const [hands, setHands] = useHands(solution.key);
	const { hides } = useShape();
	const { next, last } = reveal;
	const { truth, problem } = solution;
	const verdict = truth === null ? 'The exact truth is not known.' : truthWords(truth.firstWrong);
	const answer = `The right answer is ${answerWords(problem.answer ?? 'not known')}.`;
	const finding = next?.kind === 'reward' ? findings[next.at] : undefined;
	const isUnlabelled = finding?.label === null && finding.reward === null;
	return (
		<RevealBoard
			page="lab"
			reveal={reveal}
			ask={hides.every((veil) => veil === 'answer') ? '' : firstAsk}
			steps={findings.map((one) => ({
				text: one.text,
				mark: <Marks finding={one} />,
				words: `${labelWords(one)}, ${rewardWords(one.reward)}`,
			}))}
			obstacle={isUnlabelled ? 'There is no label yet: label every step first.' : null}
			keepsSteps={next !== null}
			verdictWords={verdict}
			answerWords={answer}
			hands={hands}
			onHands={setHands}
		>
			{last?.kind === 'verdict' && <p>{verdict}</p>}
			{last?.kind === 'answer' && <p>{answer}</p>}
		</RevealBoard>
	);
}

function Marks({ finding: { label, reward, estimate } }: { readonly finding: StepFinding }) {
	return (
		<Row>
			<LabelMark label={label} />
			{estimate !== null && `${estimate.reached} of ${estimate.ended}`}
			<RewardMark reward={reward} />
		</Row>
	);
}

function labelWords({ label, estimate }: StepFinding): string {
	const sign = label === null ? 'no label' : label ? 'labelled good' : 'labelled bad';
	return estimate === null
		? sign
		: `${sign}, ${estimate.reached} of ${estimate.ended} rollouts reach the answer`;
}

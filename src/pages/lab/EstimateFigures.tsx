import { RewardMark } from '../../parts/reward/RewardMark.tsx';
import { formatReward } from '../../parts/reward/reward-band.ts';
import { RightMark } from '../../parts/steps/AnswerMark.tsx';
import css from './EstimateFigures.module.css';
import type { StepFinding } from './lab-findings.ts';
import { intervalWords } from './lab-words.ts';

type Props = {
	readonly finding: StepFinding;
	readonly gold: string | null;
	/** How many rollouts the next run will have. */
	readonly rollouts: number;
};

/** What the rollouts say of the chosen step, beside what the PRM says and what is true. */
export function EstimateFigures({ finding, gold, rollouts }: Props) {
	const { at, isAnswer, estimate, run, reward, right, label } = finding;
	const wanted = run?.settings.rollouts ?? rollouts;
	return (
		<section className={css['panel']} aria-labelledby="lab-figures-heading">
			<h3 id="lab-figures-heading" className={css['heading']}>
				{isAnswer ? `Step ${at + 1}, the answer line` : `Step ${at + 1}`}
			</h3>
			<dl className={css['figures']}>
				<div className={css['figure']}>
					<dt>{isAnswer ? 'Label' : 'Hard estimation'}</dt>
					<dd className={css['value']} data-testid="lab-hard">
						{isAnswer ? signOf(label) : estimate === null ? '–' : estimate.hard ? '1' : '0'}
					</dd>
					<dd className={css['how']}>
						{isAnswer
							? 'No rollouts here: + if the answer is right.'
							: `1 if any rollout reaches ${gold ?? 'the right answer'}.`}
					</dd>
				</div>
				<div className={css['figure']}>
					<dt>Soft estimation</dt>
					<dd className={css['value']} data-testid="lab-soft">
						{estimate === null ? '–' : formatReward(estimate.soft)}
					</dd>
					<dd className={css['how']}>
						{estimate === null
							? 'The share of rollouts that reach it.'
							: `${estimate.reached} of ${estimate.ended}${estimate.ended < wanted ? ` (of ${wanted} begun)` : ''}; 95 %: ${intervalWords(estimate.interval)}.`}
					</dd>
				</div>
				<div className={css['figure']}>
					<dt>PRM reward</dt>
					<dd className={css['value']}>
						<RewardMark reward={reward} />
					</dd>
					<dd className={css['how']}>What the PRM predicts, without any rollout.</dd>
				</div>
				<div className={css['figure']}>
					<dt>Exact truth</dt>
					<dd className={css['value']}>{right === null ? '–' : <RightMark right={right} />}</dd>
					<dd className={css['how']}>
						{right === null
							? 'Not known: only fresh problems have an exact program.'
							: 'By the exact program of the problem; after a wrong step none is right.'}
					</dd>
				</div>
			</dl>
		</section>
	);
}

function signOf(label: boolean | null): string {
	if (label === null) return '–';
	return label ? '+' : '−';
}

import { chanceOfNone } from '../../domain/estimate.ts';
import { percent } from '../../parts/words/number-words.ts';
import css from './CaseNotes.module.css';
import type { StepFinding } from './lab-findings.ts';

type Props = {
	readonly findings: readonly StepFinding[];
	readonly gold: string | null;
	/** How many rollouts the next run will have. */
	readonly rollouts: number;
};

/** A completer that reaches the answer this often from a right step: the example of the text. */
const rareShare = 0.1;

/** Why hard estimation errs, and where it does here. */
export function CaseNotes({ findings, gold, rollouts }: Props) {
	const falsePositives = findings.filter(({ miss }) => miss === 'false-positive');
	const falseNegatives = findings.filter(({ miss }) => miss === 'false-negative');
	const isCompared = findings.some(
		({ isAnswer, label, right }) => !isAnswer && label !== null && right !== null,
	);
	const chance = percent(chanceOfNone(rareShare, rollouts));
	return (
		<div className={css['notes']}>
			<div className={css['note']} data-found={falsePositives.length > 0}>
				<h4>False positive: a wrong step labelled +</h4>
				<p>
					Hard estimation asks for one lucky rollout. After a wrong step the completer may ignore
					the error, or make a second one that cancels it. Soft estimation tells it apart by a small
					share.
				</p>
				<Cases cases={falsePositives} gold={gold} isCompared={isCompared} />
			</div>
			<div className={css['note']} data-found={falseNegatives.length > 0}>
				<h4>False negative: a right step labelled −</h4>
				<p>
					The completer may be too weak to finish. If 1 rollout in 10 reached the answer, all{' '}
					{rollouts} would miss it with a chance of {chance}. More rollouts, or a stronger
					completer, make this rarer.
				</p>
				<Cases cases={falseNegatives} gold={gold} isCompared={isCompared} />
			</div>
		</div>
	);
}

type CasesProps = {
	readonly cases: readonly StepFinding[];
	readonly gold: string | null;
	readonly isCompared: boolean;
};

function Cases({ cases, gold, isCompared }: CasesProps) {
	if (cases.length === 0) {
		return (
			<p className={css['none']}>
				{isCompared
					? 'None among the steps labelled here so far.'
					: 'To see one here, label steps of a fresh problem: its exact truth is known.'}
			</p>
		);
	}
	return (
		<ul>
			{cases.map(({ at, label, estimate }) => (
				<li key={at} className={css['case']}>
					{label
						? `Here: step ${at + 1} is wrong, yet ${estimate?.reached} of ${estimate?.ended} rollouts reach ${gold}.`
						: `Here: step ${at + 1} is right, yet none of ${estimate?.ended} rollouts reaches ${gold}.`}
				</li>
			))}
		</ul>
	);
}

import type { Disagreement, JudgedStep } from '../../domain/lens.ts';
import { Panel } from '../../parts/panel/Panel.tsx';
import { formatReward } from '../../parts/reward/reward-band.ts';
import { countOf } from '../../parts/words/number-words.ts';
import css from './ScoreResult.module.css';

type Props = {
	readonly steps: readonly JudgedStep[];
	/** null while the threshold is not known. */
	readonly disagreements: readonly Disagreement[] | null;
};

/** Where exact arithmetic and the PRM say different things of a step. */
export function DisagreementList({ steps, disagreements }: Props) {
	return (
		<Panel heading="Calculator and PRM" look="bare">
			<p>{summary(steps, disagreements)}</p>
			{disagreements !== null && disagreements.length > 0 && (
				<ul className={css['list']}>
					{disagreements.map(({ step, kind }) => (
						<li key={step}>
							<strong>Step {step + 1}</strong>: {words(kind, steps[step]?.reward ?? 0)}
						</li>
					))}
				</ul>
			)}
		</Panel>
	);
}

function summary(
	steps: readonly JudgedStep[],
	disagreements: readonly Disagreement[] | null,
): string {
	const equations = steps.flatMap((step) => step.equations);
	if (equations.length === 0) return 'No step has an equation that the calculator can check.';
	const failing = equations.filter(({ holds }) => !holds).length;
	const checked = `${countOf(equations.length, 'equation')} checked exactly, ${failing} wrong.`;
	if (disagreements === null || steps.every(({ reward }) => reward === null)) return checked;
	return disagreements.length === 0
		? `${checked} The rewards agree with it at every step scored.`
		: `${checked} The rewards disagree here:`;
}

function words(kind: Disagreement['kind'], reward: number): string {
	switch (kind) {
		case 'missed':
			return `the arithmetic is wrong, but its reward of ${formatReward(reward)} is not below the threshold. Trust the calculator.`;
		case 'beyond':
			return `the arithmetic is right, but its reward of ${formatReward(reward)} is below the threshold. Look for a wrong idea, here or in a step before.`;
	}
}

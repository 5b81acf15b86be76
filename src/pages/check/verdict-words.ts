import type { StepVerdict } from '../../engine/info.ts';
import { formatReward } from '../../parts/reward/reward-band.ts';
import { percent } from '../../parts/words/number-words.ts';

/** The threshold, and how often it was wrong where that was measured. */
export function verdictWords({ threshold, caught, falseAlarms, steps }: StepVerdict): string {
	const measured: string[] = [];
	if (caught !== null) measured.push(`catches ${percent(caught)} of first wrong steps`);
	if (falseAlarms !== null) measured.push(`false alarm on ${percent(falseAlarms)} of right ones`);
	const opening = `The threshold is ${formatReward(threshold)}`;
	if (measured.length === 0) return `${opening}. How often it is wrong was not measured.`;
	const on =
		steps > 0 ? `, measured on ${steps.toLocaleString('en-GB')} steps` : ', measured on steps';
	return `${opening}: ${measured.join(', ')}${on} of fresh world problems.`;
}

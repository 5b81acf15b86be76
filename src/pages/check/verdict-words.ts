import type { StepVerdict } from '../../engine/info.ts';
import { formatReward } from '../../parts/reward/reward-band.ts';

/** The threshold, and how often it was wrong where that was measured. */
export function verdictWords({ threshold, caught, falseAlarms, steps }: StepVerdict): string {
	const measured = [
		...(caught === null ? [] : [`catches ${percent(caught)} of first wrong steps`]),
		...(falseAlarms === null ? [] : [`false alarm on ${percent(falseAlarms)} of right ones`]),
	];
	const opening = `The threshold is ${formatReward(threshold)}`;
	if (measured.length === 0) return `${opening}. How often it is wrong was not measured.`;
	const on =
		steps > 0 ? `, measured on ${steps.toLocaleString('en-GB')} steps` : ', measured on steps';
	return `${opening}: ${measured.join(', ')}${on} of fresh world problems.`;
}

/** Whole percents that never round something to nothing or to everything. */
function percent(share: number): string {
	const whole = Math.round(share * 100);
	if (whole === 0 && share > 0) return 'less than 1\u00a0%';
	if (whole === 100 && share < 1) return 'more than 99\u00a0%';
	return `${whole}\u00a0%`;
}

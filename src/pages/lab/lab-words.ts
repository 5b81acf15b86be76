import { assertNever } from '../../domain/result.ts';
import type { JobEnd } from '../../engine/job.ts';
import type { Models } from '../../engine/models.ts';
import { modelWords } from '../../parts/engine/model-words.ts';
import { formatReward } from '../../parts/reward/reward-band.ts';
import type { StepFinding } from './lab-findings.ts';
import type { LabJob } from './useLab.ts';

/** The line under the buttons. */
export function statusWords(
	models: Models,
	job: LabJob | null,
	end: JobEnd | null,
	findings: readonly StepFinding[],
	obstacle: string | null,
): string {
	if (job !== null) return jobWords(job, findings);
	if (obstacle !== null) return obstacle;
	switch (end) {
		case 'done':
			return 'Done.';
		case 'stopped':
			// A job that left its load wrote nothing.
			return models.kind === 'ready'
				? 'Stopped. What was written stays; a step that was stopped has no label.'
				: modelWords(models);
		case 'overtaken':
			return 'Another page took the models. What was written stays; a step that was stopped has no label.';
		case 'failed':
		case null:
			return modelWords(models);
		default:
			return assertNever(end);
	}
}

function jobWords({ at, done, total, settings }: LabJob, findings: readonly StepFinding[]): string {
	if (at === null) return 'The process reward model reads the solution…';
	const { ended = 0, reached = 0 } = findings[at]?.estimate ?? {};
	const place = total === 1 ? '' : ` (${done + 1} of ${total})`;
	return `Step ${at + 1}${place}: ${ended} of ${settings.rollouts} rollouts ended, ${reached} reached the answer.`;
}

/** What a screen reader hears: the turns of the work, never its stream. */
export function announcement(
	models: Models,
	job: LabJob | null,
	chosen: StepFinding | undefined,
): string {
	if (models.kind === 'loading') return 'Loading the models.';
	if (job !== null) return job.at === null ? '' : `Rolling out from step ${job.at + 1}.`;
	const { at, estimate, run } = chosen ?? {};
	if (at === undefined || !estimate || !run) return '';
	return `Step ${at + 1}: ${estimate.reached} of ${estimate.ended} rollouts reached the answer. Hard estimate ${estimate.hard ? 1 : 0}, soft estimate ${formatReward(estimate.soft)}.`;
}

/** '0.14 to 0.69' */
export function intervalWords({
	low,
	high,
}: {
	readonly low: number;
	readonly high: number;
}): string {
	return `${low.toFixed(2)} to ${high.toFixed(2)}`;
}

import { assertNever } from '../../domain/result.ts';
import { formatReward } from '../../parts/reward/reward-band.ts';
import { countOf } from '../../parts/styles/format.ts';
import type { RunState } from '../../run/state.ts';
import type { StepFinding } from './lab-findings.ts';
import type { LabJob } from './useLab.ts';

/** The line under the buttons; null leaves it to the words about the models. */
export function statusWords(
	state: RunState,
	job: LabJob | null,
	findings: readonly StepFinding[],
	obstacle: string | null,
): string | null {
	if (job !== null) return state.kind === 'loading' ? null : jobWords(job, findings);
	if (obstacle !== null) return obstacle;
	switch (state.kind) {
		case 'done':
			return `Done: the last ${countOf(state.candidates.length, 'rollout')} took ${(state.stats.ms / 1000).toFixed(1)} s.`;
		case 'running':
		case 'stopped':
			return 'Stopped. What was written stays; a step that was stopped has no label.';
		case 'idle':
		case 'loading':
		case 'failed':
			return null;
		default:
			return assertNever(state);
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
	state: RunState,
	job: LabJob | null,
	chosen: StepFinding | undefined,
): string {
	if (state.kind === 'loading') return 'Loading the models.';
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

import type { Probability } from '../../domain/reward.ts';
import { defaultSettings } from '../../run/default-settings.ts';
import { follow, readRun } from '../../run/follow.ts';
import type { ModelTask } from '../../run/store.ts';
import type { RolloutSettings } from './lab-draft.ts';
import type { StepRun } from './lab-findings.ts';
import type { LabSolution } from './lab-solution.ts';

export type LabUpdate =
	| {
			readonly kind: 'rewards';
			readonly rewards: readonly (Probability | null)[];
			readonly familiarity: number | null;
	  }
	/** The rollouts of the step at `at`, as far as they are written; `done` steps came before it. */
	| {
			readonly kind: 'rollouts';
			readonly at: number;
			readonly done: number;
			readonly run: StepRun;
	  };

/**
 * Reads the solution with the PRM where that is wanted, then rolls out from each step of `todo`
 * (Math-Shepherd section 3.3).
 *
 * @param todo step indices.
 */
export function labelSteps(
	{ problem, steps }: Pick<LabSolution, 'problem' | 'steps'>,
	todo: readonly number[],
	settings: RolloutSettings,
	wantsRewards: boolean,
): ModelTask<LabUpdate> {
	return async function* (use) {
		if (wantsRewards) {
			const { candidates, familiarity } = await readRun(use.run({ kind: 'score', problem, steps }));
			const rewards = candidates[0]?.steps.map(({ reward }) => reward) ?? [];
			yield { kind: 'rewards', rewards, familiarity };
		}
		const { rollouts, temperature, seed } = settings;
		const { maxTokens } = use.info;
		for (const [done, at] of todo.entries()) {
			const request = {
				kind: 'complete',
				problem,
				prefix: steps.slice(0, at + 1),
				settings: {
					candidates: rollouts,
					temperature,
					topP: defaultSettings.topP,
					seed,
					maxTokens,
				},
			} as const;
			let run: StepRun = { settings, candidates: [], complete: false };
			yield { kind: 'rollouts', at, done, run };
			for await (const { candidates } of follow(use.run(request))) {
				run = { settings, candidates, complete: false };
				yield { kind: 'rollouts', at, done, run };
			}
			// It comes here only after a whole run: the rollouts that end early are the short ones.
			yield { kind: 'rollouts', at, done, run: { ...run, complete: true } };
		}
	};
}

import type { RewardAdapter, RewardModel } from './adapter.ts';
import { mathShepherd } from './math-shepherd.ts';
import { qwenMathPrm } from './qwen-math-prm.ts';
import { rlhflow } from './rlhflow.ts';
import { skywork } from './skywork.ts';
import { trlWith } from './trl.ts';

/** Those that show by what they hold come before those that show by their name alone. */
export const rewardAdapters: readonly RewardAdapter[] = [
	qwenMathPrm,
	skywork,
	trlWith('\n'),
	trlWith('\n\n'),
	mathShepherd,
	rlhflow,
];

/** @param readAs the adapter that the visitor chose. Null for a model that no adapter takes for its own. */
export function adapterOf(model: RewardModel, readAs: string | null = null): RewardAdapter | null {
	const isIt = (adapter: RewardAdapter): boolean =>
		readAs === null ? adapter.fits(model) : adapter.id === readAs;
	return rewardAdapters.find(isIt) ?? null;
}

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

/** Null for a model that no adapter takes for its own: a visitor may choose one. */
export function adapterOf(model: RewardModel): RewardAdapter | null {
	return rewardAdapters.find((adapter) => adapter.fits(model)) ?? null;
}

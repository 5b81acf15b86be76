import type { Probability } from '../reward.ts';
import type { Fields } from './row.ts';

/** ProcessBench's name first; then those of other sets, and of our own table. */
const answerColumns = ['final_answer_correct', 'is_correct', 'correct', 'right or wrong'];
const rewardColumns = ['rewards', 'step_rewards', 'step rewards', 'process_rewards', 'scores'];

const words: ReadonlyMap<string, boolean> = new Map([
	...['true', '1', 'yes', 'right', 'correct'].map((word) => [word, true] as const),
	...['false', '0', 'no', 'wrong', 'incorrect'].map((word) => [word, false] as const),
]);

/** Whether a row says that its answer is right; null where it says nothing. */
export function answerRightOf(fields: Fields): boolean | null {
	for (const column of answerColumns) {
		const said = words.get(String(fields[column]).trim().toLowerCase());
		if (said !== undefined) return said;
	}
	return null;
}

/** The rewards of a row, one a step; null where there are none, or not as many, or others than from 0 to 1. */
export function rewardsOf(fields: Fields, steps: number): readonly (Probability | null)[] | null {
	for (const column of rewardColumns) {
		const value = fields[column];
		const items = typeof value === 'string' ? value.split(/[\s,;|[\]]+/u).filter(Boolean) : value;
		if (!Array.isArray(items) || items.length !== steps) continue;
		const rewards = items.map((item) => (isNothing(item) ? null : Number(item)));
		if (rewards.every((reward) => reward === null || (reward >= 0 && reward <= 1))) return rewards;
	}
	return null;
}

const isNothing = (item: unknown): boolean => item === null || item === 'null' || item === 'none';

import { expect, test } from 'vitest';
import { aggregatorNames, aggregators } from './reward.ts';

const stepRewards = [0.5, 0.8, 0.25];

test.each([
	['min', 0.25],
	['product', 0.1],
	['mean', 1.55 / 3],
	['last', 0.25],
] as const)('%s of 0.5, 0.8, 0.25', (name, expected) =>
	expect(aggregators[name](stepRewards)).toBeCloseTo(expected, 12),
);

test.each(aggregatorNames)('%s of no reward is 0, of one reward that reward', (name) => {
	expect(aggregators[name]([])).toBe(0);
	expect(aggregators[name]([0.3])).toBeCloseTo(0.3, 12);
});

test.each(aggregatorNames)('%s stays between product and maximum', (name) => {
	const score = aggregators[name](stepRewards);
	expect(score).toBeGreaterThanOrEqual(aggregators.product(stepRewards));
	expect(score).toBeLessThanOrEqual(Math.max(...stepRewards));
});

import { expect, test } from 'vitest';
import { formatReward, rewardBand, rewardStrength } from './reward-band.ts';

test.each([
	[0, 'low', '0.00'],
	[0.004, 'low', '0.01'],
	[0.333, 'low', '0.33'],
	[0.5, 'middle', '0.50'],
	[0.666, 'middle', '0.67'],
	[0.67, 'high', '0.67'],
	[0.997, 'high', '0.99'],
	[1, 'high', '1.00'],
] as const)('a reward of %d is %s and reads %s', (reward, band, text) => {
	expect(rewardBand(reward)).toBe(band);
	expect(formatReward(reward)).toBe(text);
});

test('the middle of the scale has no colour and its ends have all of it', () => {
	expect([0, 0.5, 1].map(rewardStrength)).toEqual([1, 0, 1]);
});

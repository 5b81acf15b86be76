import { expect, test } from 'vitest';
import { wilsonInterval } from './interval.ts';

test.each([
	[0, 0, 0, 1],
	[0, 10, 0, 0.2775],
	[10, 10, 0.7225, 1],
	[5, 10, 0.2366, 0.7634],
	[60, 200, 0.2407, 0.3668],
])('%i of %i lies in [%f, %f]', (successes, trials, low, high) => {
	const interval = wilsonInterval(successes, trials);
	expect(interval.low).toBeCloseTo(low, 3);
	expect(interval.high).toBeCloseTo(high, 3);
});

test('each bound is a share at which the observed one is 1.96 standard deviations away', () => {
	const { low, high } = wilsonInterval(30, 120);
	for (const bound of [low, high]) {
		const deviation = Math.sqrt((bound * (1 - bound)) / 120);
		expect(Math.abs(0.25 - bound) / deviation).toBeCloseTo(1.959964, 5);
	}
});

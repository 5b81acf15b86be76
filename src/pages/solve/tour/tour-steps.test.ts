import { expect, test } from 'vitest';
import { firstRecorded } from '../recorded/recorded-run.ts';
import { tourSteps } from './tour-steps.ts';

/** Slow readers read so many words a minute. */
const wordsPerMinute = 180;

test('the tour tells the recorded run as it is, and takes less than a minute', () => {
	const steps = tourSteps(firstRecorded);
	const told = steps.map(({ title, words }) => `${title} ${words}`).join(' ');
	expect(told.split(/\s+/u).length).toBeLessThanOrEqual(wordsPerMinute);
	expect(told).toContain('8 of 16 solutions say 25');
	expect(told).toContain(
		'Solution 16 says 25. At “With the gift the class has 95+60 = 135 dollars.” its reward falls from 0.94 to 0.18',
	);
	expect(told).toContain('no. 12, which says 20. That is right.');
	expect(told).not.toMatch(/undefined|null|NaN/u);
});

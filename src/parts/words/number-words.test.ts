import { expect, test } from 'vitest';
import { countOf, formatDuration, formatMegabytes, percent } from './number-words.ts';

test.each([
	[0, '0\u00a0%'],
	[0.001, 'less than 1\u00a0%'],
	[0.345, '35\u00a0%'],
	[0.999, 'more than 99\u00a0%'],
	[1, '100\u00a0%'],
])('a share of %d is %j', (share, words) => expect(percent(share)).toBe(words));

test('units and plurals', () => {
	expect(formatMegabytes(9_940_000)).toBe('9.9 MB');
	expect(formatMegabytes(25_400_000)).toBe('25 MB');
	expect(formatDuration(9_999)).toBe('9999 ms');
	expect(formatDuration(12_340)).toBe('12.3 s');
	expect([0, 1, 2].map((count) => countOf(count, 'vote'))).toEqual([
		'0 votes',
		'1 vote',
		'2 votes',
	]);
});

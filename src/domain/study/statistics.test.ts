import { expect, test } from 'vitest';
import { bootstrapInterval, drawResamples } from './bootstrap.ts';
import { mcnemar } from './mcnemar.ts';

/** `first` alone right, then `second` alone, then both. */
function pairs(first: number, second: number, both: number): readonly [boolean[], boolean[]] {
	const of = (...parts: readonly [boolean, number][]) =>
		parts.flatMap(([right, count]) => Array<boolean>(count).fill(right));
	return [
		of([true, first], [false, second], [true, both]),
		of([false, first], [true, second], [true, both]),
	];
}

test.each([
	// Exact, with whole numbers: 2 · sum of C(n, i) for i ≤ few, over 2 to the n.
	[0, 0, 1],
	[1, 0, 1],
	[0, 5, 0.0625],
	[5, 15, 0.041389],
	[40, 60, 0.056888],
	[213, 43, 3.0387e-28],
])('%d against %d differing problems: p = %d', (first, second, p) => {
	const paired = mcnemar(...pairs(first, second, 7));
	expect(paired).toMatchObject({ first, second });
	expect(Math.abs(paired.p - p)).toBeLessThan(p * 0.02 + 1e-30);
});

test('a thousand differences are no trouble, and unequal lists are', () => {
	expect(mcnemar(...pairs(5000, 5000, 0)).p).toBe(1);
	expect(() => mcnemar([true], [])).toThrow(RangeError);
});

test('a bootstrap interval holds the mean, narrows with problems, and is the seed’s', () => {
	const values = Array.from({ length: 400 }, (_, at) => (at % 4 === 0 ? 1 : 0));
	const { low, high } = bootstrapInterval(values, drawResamples(400, 1));
	// 0.25 ± 1.96 · sqrt(0.25 · 0.75 / 400)
	expect(low).toBeCloseTo(0.2076, 1);
	expect(high).toBeCloseTo(0.2924, 1);
	expect(bootstrapInterval(values, drawResamples(400, 1))).toEqual({ low, high });
	const few = bootstrapInterval(values.slice(0, 40), drawResamples(40, 1));
	expect(few.high - few.low).toBeGreaterThan(high - low);
	expect(bootstrapInterval([], drawResamples(0, 1)).low).toBeNaN();
	expect(() => bootstrapInterval([1], drawResamples(2, 1))).toThrow(RangeError);
});

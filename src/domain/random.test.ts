import { describe, expect, it } from 'vitest';
import { hash32, Random } from './random';

const draw = (random: Random, count: number) => Array.from({ length: count }, () => random.next());

describe('Random', () => {
	it('repeats itself for the same seed and differs for another', () => {
		expect(draw(new Random(7), 20)).toEqual(draw(new Random('7'), 20));
		expect(draw(new Random(7), 20)).not.toEqual(draw(new Random(8), 20));
	});

	it('is pinned: problems and candidates of a seed never change', () => {
		const random = new Random('steplight');
		expect([random.int(0, 999), random.int(0, 999), random.int(0, 999)]).toMatchInlineSnapshot(`
			[
			  909,
			  668,
			  442,
			]
		`);
	});

	it('is uniform on [0, 1)', () => {
		const values = draw(new Random(1), 20_000);
		const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
		expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
		expect(Math.max(...values)).toBeLessThan(1);
		expect(mean).toBeCloseTo(0.5, 1);
	});

	it('reaches both ends of a range', () => {
		const random = new Random(3);
		expect(new Set(Array.from({ length: 200 }, () => random.int(2, 5)))).toEqual(
			new Set([2, 3, 4, 5]),
		);
	});

	it('forks streams that do not depend on what was drawn before', () => {
		const used = new Random(5);
		draw(used, 10);
		expect(draw(used.fork('a'), 5)).toEqual(draw(new Random(5).fork('a'), 5));
		expect(draw(used.fork('a'), 5)).not.toEqual(draw(used.fork('b'), 5));
	});

	it('picks different items', () => {
		expect(new Set(new Random(2).pickSome([1, 2, 3, 4], 4))).toEqual(new Set([1, 2, 3, 4]));
		expect(() => new Random(2).pickSome([1], 2)).toThrow(RangeError);
		expect(() => new Random(2).pick([])).toThrow(RangeError);
	});
});

describe('hash32', () => {
	it('spreads texts that differ by a character', () => {
		expect(
			new Set(Array.from({ length: 1000 }, (_, at) => hash32(`a${at}`) % 4096)).size,
		).toBeGreaterThan(850);
	});
});

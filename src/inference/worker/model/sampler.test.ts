import { describe, expect, test } from 'vitest';
import { Random } from '../../../domain/random.ts';
import { type NextLogits, nextTokenReader } from './next-token.ts';
import { sampleToken } from './sampler.ts';

const all = { logits: Float32Array.of(9, 1, 3, 2, 3), ids: null, logSum: null };
const banned = 0;

function shares(temperature: number, topP: number, next: NextLogits = all): number[] {
	const draws = 4000;
	const random = new Random('shares');
	const counts = new Array<number>(next.logits.length).fill(0);
	for (let i = 0; i < draws; i++) {
		const id = sampleToken(next, { temperature, topP }, random, banned);
		counts[id] = (counts[id] ?? 0) + 1;
	}
	return counts.map((count) => count / draws);
}

test('temperature 0 takes the likeliest token, the first of equals, never the banned one', () => {
	expect(sampleToken(all, { temperature: 0, topP: 1 }, new Random(1), banned)).toBe(2);
});

describe('at temperature 1', () => {
	test('tokens come as often as softmax says', () => {
		const weights = [0, Math.E ** 1, Math.E ** 3, Math.E ** 2, Math.E ** 3];
		const total = weights.reduce((sum, weight) => sum + weight);
		for (const [id, share] of shares(1, 1).entries()) {
			expect(share).toBeCloseTo((weights[id] ?? 0) / total, 1);
		}
	});

	test('top-p keeps the smallest set that reaches the mass', () => {
		const [none, unlikely, likeliest, middling, twin] = shares(1, 0.6);
		expect([none, unlikely, middling]).toEqual([0, 0, 0]);
		expect(likeliest).toBeCloseTo(0.5, 1);
		expect(twin).toBeCloseTo(0.5, 1);
	});
});

test('a low temperature sharpens, a high one flattens', () => {
	expect(shares(0.1, 1)[1]).toBe(0);
	expect(shares(50, 1)[1]).toBeCloseTo(0.25, 1);
});

test('the same stream draws the same tokens', () => {
	const draw = (): number[] => {
		const random = new Random('same');
		return Array.from({ length: 50 }, () =>
			sampleToken(all, { temperature: 1, topP: 0.9 }, random, banned),
		);
	};
	expect(draw()).toEqual(draw());
});

describe('of a large vocabulary the likeliest tokens are known, with the mass of all', () => {
	const reader = nextTokenReader({ kind: 'top', count: 3 }, 1000);
	/** Logits 3, 2, 1 of tokens 4, 0, 2; as much mass as these three have lies outside. */
	const inside = Math.exp(3) + Math.exp(2) + Math.exp(1);
	const output = Float32Array.of(3, 2, 1, 4, 0, 2, Math.log(2 * inside), -1.5);
	const next = reader.next(output);

	test('what the graph says is read by its place', () => {
		expect(reader.width).toBe(8);
		expect(next).toEqual({
			logits: Float32Array.of(3, 2, 1),
			ids: Float32Array.of(4, 0, 2),
			logSum: Math.fround(Math.log(2 * inside)),
		});
		expect(reader.logProbability(output, 7)).toBe(-1.5);
	});

	test('tokens are drawn by their ids, the banned one never', () => {
		expect(sampleToken(next, { temperature: 0, topP: 1 }, new Random(1), banned)).toBe(4);
		const drawn = new Set(
			Array.from({ length: 200 }, (_, seed) =>
				sampleToken(next, { temperature: 1, topP: 1 }, new Random(seed), banned),
			),
		);
		expect([...drawn].sort()).toEqual([2, 4]);
	});

	test('the nucleus counts against the mass of all', () => {
		// Token 4 has a third of the whole mass: enough for 0.3, too little for 0.4.
		const drawn = (topP: number): number =>
			new Set(
				Array.from({ length: 200 }, (_, seed) =>
					sampleToken(next, { temperature: 1, topP }, new Random(seed), banned),
				),
			).size;
		expect(drawn(0.3)).toBe(1);
		expect(drawn(0.4)).toBe(2);
	});
});

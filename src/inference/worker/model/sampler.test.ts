import { describe, expect, test } from 'vitest';
import { Random } from '../../../domain/random.ts';
import { sampleToken } from './sampler.ts';

const logits = Float32Array.of(9, 1, 3, 2, 3);
const banned = 0;

function shares(temperature: number, topP: number, draws = 4000): number[] {
	const random = new Random('shares');
	const counts = new Array<number>(logits.length).fill(0);
	for (let i = 0; i < draws; i++) {
		const id = sampleToken(logits, { temperature, topP }, random, banned);
		counts[id] = (counts[id] ?? 0) + 1;
	}
	return counts.map((count) => count / draws);
}

test('temperature 0 takes the likeliest token, the first of equals, never the banned one', () => {
	expect(sampleToken(logits, { temperature: 0, topP: 1 }, new Random(1), banned)).toBe(2);
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
			sampleToken(logits, { temperature: 1, topP: 0.9 }, random, banned),
		);
	};
	expect(draw()).toEqual(draw());
});

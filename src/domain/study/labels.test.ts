import { describe, expect, test } from 'vitest';
import { halfReached, noneOf, reportLabels } from './labels.ts';

/** Every subset of `drawn` of `all` rollouts, of which the first `reached` reached the answer: how many did. */
function subsets(all: number, reached: number, drawn: number): number[] {
	const hits: number[] = [];
	for (let mask = 0; mask < 2 ** all; mask++) {
		const chosen = Array.from({ length: all }, (_, at) => at).filter((at) => (mask >> at) & 1);
		if (chosen.length === drawn) hits.push(chosen.filter((at) => at < reached).length);
	}
	return hits;
}

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;

describe('over all subsets, by walking through them', () => {
	const all = 6;
	for (const reached of [0, 1, 3, 6]) {
		for (const drawn of [1, 2, 3, 5, 6]) {
			test(`${drawn} of ${all}, ${reached} of which reached the answer`, () => {
				const hits = subsets(all, reached, drawn);
				expect(noneOf(all, reached, drawn)).toBeCloseTo(mean(hits.map((k) => Number(k === 0))), 12);
				expect(halfReached(all, reached, drawn)).toBeCloseTo(
					mean(hits.map((k) => Number(k >= drawn / 2))),
					12,
				);
				const { qualities } = reportLabels([[{ isRight: true, reached }]], all, 1);
				const quality = qualities.find(({ rollouts }) => rollouts === drawn);
				if (quality !== undefined) {
					const square = mean(hits.map((k) => (k / drawn - 1) ** 2));
					expect(quality.softError.value).toBeCloseTo(square, 12);
				}
			});
		}
	}
});

test('by hand: one problem with a right step lost once in four, one with a wrong step reached once', () => {
	const problems = [[{ isRight: true, reached: 3 }], [{ isRight: false, reached: 1 }]];
	const { qualities, steps, right } = reportLabels(problems, 4, 1);
	expect([steps, right]).toEqual([2, 1]);
	expect(qualities.map(({ rollouts }) => rollouts)).toEqual([1, 2, 4]);
	const [one, two, four] = qualities;
	// One rollout: right with 3/4, and wrong with 1 − 1/4.
	expect(one?.hard.value).toBeCloseTo((3 / 4 + 3 / 4) / 2, 12);
	expect(one?.soft.value).toBeCloseTo(one?.hard.value ?? 0, 12);
	// Two of four: the right step always has one that reached it; the wrong one with 1/2.
	expect(two?.hard.value).toBeCloseTo((1 + 1 / 2) / 2, 12);
	expect(two?.soft.value).toBeCloseTo((1 + 1 / 2) / 2, 12);
	// All four: hard estimation is fooled, soft is not.
	expect(four?.hard.value).toBe(0.5);
	expect(four?.soft.value).toBe(1);
	expect(four?.falsePositives.value).toBe(1);
	expect(four?.falseNegatives.value).toBe(0);
	expect(four?.softError.value).toBeCloseTo(1 / 16, 12);
	expect(four?.hard.interval).toEqual({ low: 0, high: 1 });
});

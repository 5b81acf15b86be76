import type { Interval } from '../interval.ts';
import { Random } from '../random.ts';

const bootstrapRounds = 1000;

/** How often each problem was drawn in each round: the same draws for every rule, so that bands can be compared. */
export type Resamples = { readonly problems: number; readonly counts: readonly Uint16Array[] };

export function drawResamples(problems: number, seed: number): Resamples {
	const random = new Random(`bootstrap/${seed}`);
	const counts = Array.from({ length: problems === 0 ? 0 : bootstrapRounds }, () => {
		const drawn = new Uint16Array(problems);
		for (let draw = 0; draw < problems; draw++) {
			const at = random.int(0, problems - 1);
			drawn[at] = (drawn[at] ?? 0) + 1;
		}
		return drawn;
	});
	return { problems, counts };
}

/**
 * The 95 % interval of a mean over problems: the percentiles of its resampled means.
 *
 * @param values one a problem, such as its accuracy, or the difference of two rules on it.
 */
export function bootstrapInterval(values: ArrayLike<number>, resamples: Resamples): Interval {
	const { problems } = resamples;
	if (values.length !== problems)
		throw new RangeError(`${values.length} values, ${problems} problems`);
	return bootstrapStatistic(resamples, (drawn) => {
		let sum = 0;
		for (let at = 0; at < problems; at++) sum += (values[at] ?? 0) * (drawn[at] ?? 0);
		return sum / problems;
	});
}

/**
 * The 95 % interval of any statistic of the problems. Resamples that it is not defined on, as where a kind of
 * problem was not drawn, are left out.
 *
 * @param statistic its value where problem i was drawn `drawn[i]` times; NaN where there is none.
 */
export function bootstrapStatistic(
	{ problems, counts }: Resamples,
	statistic: (drawn: Uint16Array) => number,
): Interval {
	if (problems === 0) return { low: Number.NaN, high: Number.NaN };
	const values = counts.map(statistic).filter((value) => !Number.isNaN(value));
	return percentilesOf(Float64Array.from(values));
}

/**
 * The 95 % intervals of the means of several columns, on the same resamples.
 *
 * @param columns a value a problem each.
 */
export function bootstrapMeans(
	columns: readonly Float64Array[],
	{ problems, counts }: Resamples,
): Interval[] {
	const none = new Float64Array(problems);
	const sums = new Float64Array(counts.length * atOnce);
	const intervals: Interval[] = [];
	for (let from = 0; from < columns.length; from += atOnce) {
		const [a = none, b = none, c = none, d = none] = columns.slice(from, from + atOnce);
		for (let round = 0; round < counts.length; round++) {
			addUp(counts[round] as Uint16Array, a, b, c, d, sums.subarray(round * atOnce));
		}
		for (let at = 0; at < Math.min(atOnce, columns.length - from); at++) {
			const means = Float64Array.from(
				counts,
				(_, round) => (sums[round * atOnce + at] as number) / problems,
			);
			intervals.push(percentilesOf(means));
		}
	}
	return intervals;
}

/** Columns that are summed in one pass over a resample: it is read once for all of them. */
const atOnce = 4;

function addUp(
	drawn: Uint16Array,
	a: Float64Array,
	b: Float64Array,
	c: Float64Array,
	d: Float64Array,
	sums: Float64Array,
): void {
	let [first, second, third, fourth] = [0, 0, 0, 0];
	for (let at = 0; at < drawn.length; at++) {
		const times = drawn[at] as number;
		first += times * (a[at] as number);
		second += times * (b[at] as number);
		third += times * (c[at] as number);
		fourth += times * (d[at] as number);
	}
	sums[0] = first;
	sums[1] = second;
	sums[2] = third;
	sums[3] = fourth;
}

/** Sorts in place. */
function percentilesOf(values: Float64Array): Interval {
	values.sort();
	const quantile = (share: number) => values[Math.round(share * (values.length - 1))] ?? Number.NaN;
	return { low: quantile(0.025), high: quantile(0.975) };
}

/** A share of successes with its uncertainty. */
export type Interval = { readonly low: number; readonly high: number };

/** The 0.975 quantile of the normal distribution: a two-sided interval of 95 %. */
const normalQuantile = 1.959964;

/**
 * The 95 % Wilson score interval (Wilson 1927) of a proportion. Unlike the normal one it stays in
 * [0, 1] and holds for few trials. No trials know nothing: [0, 1].
 */
export function wilsonInterval(successes: number, trials: number): Interval {
	if (trials === 0) return { low: 0, high: 1 };
	const share = successes / trials;
	const z2 = normalQuantile ** 2;
	const centre = share + z2 / (2 * trials);
	const spread =
		normalQuantile * Math.sqrt((share * (1 - share)) / trials + z2 / (4 * trials ** 2));
	const scale = 1 + z2 / trials;
	return {
		low: Math.max(0, (centre - spread) / scale),
		high: Math.min(1, (centre + spread) / scale),
	};
}

/** How two rules differ on the same problems. */
export type Paired = {
	/** Problems that the first alone has right, and the second alone. */
	readonly first: number;
	readonly second: number;
	/** Two-sided. */
	readonly p: number;
};

/**
 * McNemar's exact test: of the problems on which two rules differ, either is as likely to be the right
 * one if they are equally good (McNemar 1947, with the binomial distribution itself).
 */
export function mcnemar(first: readonly boolean[], second: readonly boolean[]): Paired {
	if (first.length !== second.length)
		throw new RangeError('two rules must be tried on the same problems');
	let [only1, only2] = [0, 0];
	for (const [at, right] of first.entries()) {
		if (right && !second[at]) only1 += 1;
		if (!right && second[at]) only2 += 1;
	}
	return {
		first: only1,
		second: only2,
		p: binomialTwoSided(Math.min(only1, only2), only1 + only2),
	};
}

/** 2 · P(X ≤ few) for X ~ Binomial(n, 1/2), at most 1; in logarithms, so that many problems are no trouble. */
function binomialTwoSided(few: number, n: number): number {
	let logTerm = -n * Math.LN2;
	let sum = 0;
	for (let hits = 0; hits <= few; hits++) {
		sum += Math.exp(logTerm);
		logTerm += Math.log(n - hits) - Math.log(hits + 1);
	}
	return Math.min(1, 2 * sum);
}

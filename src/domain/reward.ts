/** A number in [0, 1]. */
export type Probability = number;

export type Aggregator = 'min' | 'product' | 'mean' | 'last';

type Aggregate = (stepRewards: readonly Probability[]) => Probability;

/**
 * From the rewards of the steps of one solution to the score of the solution
 * (Math-Shepherd section 3.4 takes the minimum; Let's Verify Step by Step, appendix E, the product).
 * A solution with no scored step scores 0: nothing speaks for it.
 */
export const aggregators: Readonly<Record<Aggregator, Aggregate>> = {
	min: (stepRewards) => (stepRewards.length === 0 ? 0 : Math.min(...stepRewards)),
	product: (stepRewards) =>
		stepRewards.length === 0 ? 0 : stepRewards.reduce((product, reward) => product * reward, 1),
	mean: (stepRewards) =>
		stepRewards.length === 0
			? 0
			: stepRewards.reduce((sum, reward) => sum + reward, 0) / stepRewards.length,
	last: (stepRewards) => stepRewards.at(-1) ?? 0,
};

export const aggregatorNames: readonly Aggregator[] = ['min', 'product', 'mean', 'last'];

import { type Interval, wilsonInterval } from '../../domain/interval.ts';
import type { Aggregator } from '../../domain/reward.ts';
import type { Candidate } from '../../domain/solution.ts';
import { anyRight, judge, type Rule, ruleNames } from '../../domain/vote.ts';

/** How often one way of choosing was right; 'pass' is what a perfect rule could reach. */
export type Score = {
	readonly rule: Rule | 'pass' | 'sample';
	readonly right: number;
	readonly trials: number;
	readonly accuracy: number;
	readonly interval: Interval;
};

export type Tally = {
	add(candidates: readonly Candidate[], gold: string): void;
	/** 'sample' counts single candidates, the others problems. */
	scores(): Score[];
};

export function createTally(aggregator: Aggregator): Tally {
	const right = new Map<Rule, number>(ruleNames.map((rule) => [rule, 0]));
	let passed = 0;
	let rightSamples = 0;
	let samples = 0;
	let problems = 0;

	return {
		add(candidates, gold) {
			problems += 1;
			samples += candidates.length;
			rightSamples += candidates.filter(({ answer }) => answer === gold).length;
			if (anyRight(candidates, gold)) passed += 1;
			for (const rule of ruleNames) {
				if (judge(rule, candidates, aggregator).answer === gold) {
					right.set(rule, (right.get(rule) ?? 0) + 1);
				}
			}
		},
		scores: () => [
			score('sample', rightSamples, samples),
			...ruleNames.map((rule) => score(rule, right.get(rule) ?? 0, problems)),
			score('pass', passed, problems),
		],
	};
}

function score(rule: Score['rule'], right: number, trials: number): Score {
	const accuracy = trials === 0 ? 0 : right / trials;
	return { rule, right, trials, accuracy, interval: wilsonInterval(right, trials) };
}

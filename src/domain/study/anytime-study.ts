import type { Interval } from '../interval.ts';
import type { Aggregator, Probability } from '../reward.ts';
import { type AnytimeRule, chanceOfChange, leaderOf, type Seen } from './anytime.ts';
import { bootstrapInterval, drawResamples } from './bootstrap.ts';
import { type Calibration, calibrate } from './calibration.ts';
import type { Digest } from './digest.ts';

/** What stopping early does: as soon as the chance that the leader changes is at most `below`. */
type EarlyStop = {
	readonly below: Probability;
	/** Of all tokens of the bank (of all solutions, where nobody counted tokens), the share that is not sampled. */
	readonly saved: number;
	readonly accuracy: number;
	/** Accuracy lost against all candidates, with its 95 % bootstrap interval over problems. */
	readonly lost: number;
	readonly interval: Interval;
	/** Share of problems whose choice is another one with all candidates. */
	readonly changed: number;
};

export type AnytimeReport = {
	readonly rule: AnytimeRule;
	/** With all candidates. */
	readonly accuracy: number;
	/** The smallest chance first. */
	readonly stops: readonly EarlyStop[];
	/** How often the leader changed where the chance of it was so high; every number of candidates of every problem counts. */
	readonly calibration: Calibration;
};

/** One number of candidates of a problem. */
type Moment = { readonly leader: string | null; readonly chance: Probability };

/** The chances that are tried. */
const thresholds: readonly Probability[] = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3];

/**
 * Early stopping on a bank, whose candidates are read one by one in their order. It yields how many problems are done
 * after each moment, so that a page can do something else between two of them.
 *
 * @param problems at least one.
 * @param seed of what is simulated and resampled.
 */
export function* studyAnytime(
	problems: readonly Digest[],
	rule: AnytimeRule,
	aggregator: Aggregator,
	seed: number,
): Generator<number, AnytimeReport> {
	const walks: Moment[][] = [];
	for (const problem of problems) {
		const moments: Moment[] = [];
		for (const moment of walkThrough(problem, rule, aggregator, seed)) {
			moments.push(moment);
			yield walks.length;
		}
		walks.push(moments);
	}
	const resamples = drawResamples(problems.length, seed);
	const isRight = (leader: string | null | undefined, at: number): boolean =>
		leader !== null && leader !== undefined && leader === String(problems[at]?.right);
	const finals = walks.map((moments) => moments.at(-1)?.leader ?? null);
	const rightInTheEnd = finals.map(isRight);
	const stops = thresholds.map((below): EarlyStop => {
		const stopped = walks.map((moments) => {
			const at = moments.findIndex(({ leader, chance }) => leader !== null && chance <= below);
			return at === -1 ? moments.length - 1 : at;
		});
		const chosen = stopped.map((at, problem) => walks[problem]?.[at]?.leader ?? null);
		const right = chosen.map(isRight);
		const lost = right.map((now, at) => Number(rightInTheEnd[at]) - Number(now));
		const [spent, all] = spentOf(problems, stopped);
		return {
			below,
			saved: 1 - spent / all,
			accuracy: mean(right.map(Number)),
			lost: mean(lost),
			interval: bootstrapInterval(lost, resamples),
			changed: mean(chosen.map((leader, at) => Number(leader !== finals[at]))),
		};
	});
	const judged = walks.flatMap((moments, problem) =>
		moments
			.slice(0, -1)
			.filter(({ leader }) => leader !== null)
			.map(({ leader, chance }) => ({ score: chance, isRight: leader !== finals[problem] })),
	);
	const accuracy = mean(rightInTheEnd.map(Number));
	return { rule, accuracy, stops, calibration: calibrate(judged) };
}

/** All of it at once. */
export function runThrough<T>(steps: Generator<unknown, T>): T {
	for (;;) {
		const step = steps.next();
		if (step.done === true) return step.value;
	}
}

function* walkThrough(
	{ groups, process }: Digest,
	rule: AnytimeRule,
	aggregator: Aggregator,
	seed: number,
): Generator<Moment> {
	const seen = Array.from(groups, (group, at): Seen => {
		const answer = group === -1 ? null : String(group);
		return { answer, score: process[aggregator].values[at] ?? 0 };
	});
	for (const at of seen.keys()) {
		const known = seen.slice(0, at + 1);
		const chance = chanceOfChange(rule, known, seen.length - known.length, seed)?.value ?? 1;
		yield { leader: leaderOf(rule, known), chance };
	}
}

/** Tokens up to the candidate where each problem stops, and all of them; solutions where nobody counted. */
function spentOf(problems: readonly Digest[], stopped: readonly number[]): [number, number] {
	const isCounted = problems.every(({ tokensEach }) => tokensEach !== null);
	const upTo = ({ tokensEach }: Digest, count: number): number =>
		isCounted ? total([...(tokensEach?.subarray(0, count) ?? [])]) : count;
	const spent = problems.map((problem, at) => upTo(problem, (stopped[at] ?? 0) + 1));
	return [total(spent), total(problems.map((problem) => upTo(problem, problem.count)))];
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const mean = (values: readonly number[]): number => total(values) / values.length;

import type { Interval } from '../interval.ts';
import type { Aggregator, Probability } from '../reward.ts';
import { type AnytimeRule, chanceOfChange, leaderOf, type Seen } from './anytime.ts';
import { type BankCandidate, type BankProblem, prmScore } from './bank.ts';
import { bootstrapInterval, drawResamples } from './bootstrap.ts';
import { type Calibration, calibrate } from './calibration.ts';

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
	readonly stops: readonly EarlyStop[];
	/** How often the leader changed where the chance of it was so high; every number of candidates of every problem counts. */
	readonly calibration: Calibration;
};

/** One number of candidates of a problem. */
type Moment = { readonly leader: string | null; readonly chance: Probability };

/** The chances that are tried. */
const thresholds: readonly Probability[] = [0.01, 0.02, 0.05, 0.1, 0.2, 0.3];

/**
 * Early stopping on a bank, whose candidates are read one by one in their order.
 *
 * @param problems at least one.
 * @param seed of what is simulated and resampled.
 */
export function studyAnytime(
	problems: readonly BankProblem[],
	rule: AnytimeRule,
	aggregator: Aggregator,
	seed: number,
): AnytimeReport {
	const resamples = drawResamples(problems.length, seed);
	const walks = problems.map((problem) => walkThrough(problem, rule, aggregator, seed));
	const finals = walks.map((moments) => moments.at(-1)?.leader ?? null);
	const isRight = finals.map((leader, at) => leader !== null && leader === problems[at]?.gold);
	const stops = thresholds.map((below): EarlyStop => {
		const stopped = walks.map((moments) => {
			const at = moments.findIndex(({ leader, chance }) => leader !== null && chance <= below);
			return at === -1 ? moments.length - 1 : at;
		});
		const chosen = stopped.map((at, problem) => walks[problem]?.[at]?.leader ?? null);
		const right = chosen.map((leader, at) => leader !== null && leader === problems[at]?.gold);
		const lost = right.map((now, at) => Number(isRight[at]) - Number(now));
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
	return { rule, accuracy: mean(isRight.map(Number)), stops, calibration: calibrate(judged) };
}

function walkThrough(
	{ candidates }: BankProblem,
	rule: AnytimeRule,
	aggregator: Aggregator,
	seed: number,
): Moment[] {
	const seen = candidates.map(
		(candidate): Seen => ({ answer: candidate.answer, score: prmScore(candidate, aggregator) }),
	);
	return seen.map((_, at) => {
		const known = seen.slice(0, at + 1);
		const chance = chanceOfChange(rule, known, seen.length - known.length, seed)?.value ?? 1;
		return { leader: leaderOf(rule, known), chance };
	});
}

/** Tokens up to the candidate where each problem stops, and all of them; solutions where nobody counted. */
function spentOf(problems: readonly BankProblem[], stopped: readonly number[]): [number, number] {
	const isCounted = problems.every(({ candidates }) =>
		candidates.every(({ tokens }) => tokens !== null),
	);
	const cost = ({ tokens }: BankCandidate): number => (isCounted ? (tokens ?? 0) : 1);
	const sum = (candidates: readonly BankCandidate[]): number =>
		candidates.reduce((all, candidate) => all + cost(candidate), 0);
	const spent = problems.map(({ candidates }, at) =>
		sum(candidates.slice(0, (stopped[at] ?? 0) + 1)),
	);
	return [total(spent), total(problems.map(({ candidates }) => sum(candidates)))];
}

const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
const mean = (values: readonly number[]): number => total(values) / values.length;

import { Random } from '../random.ts';
import { type Aggregator, aggregatorNames, type Probability } from '../reward.ts';
import { type BankCandidate, type BankProblem, prmScore } from './bank.ts';

/**
 * What rules need of a problem's candidates, as numbers: texts stay where they are stored, so that a thousand problems
 * take a few megabytes and a choice among them takes milliseconds.
 */
export type Digest = {
	/** How many candidates. */
	readonly count: number;
	/** For each candidate the index of the first one with its answer; −1 without an answer. */
	readonly groups: Int32Array;
	/** The group of the right answer; −2 where nobody has it. */
	readonly right: number;
	/** By the PRM. */
	readonly process: Readonly<Record<Aggregator, Scores>>;
	/** By the ORM. */
	readonly outcome: Scores;
	/** Seeded orders of the candidates, `orders` × count: the first k of each are a random subset of k. */
	readonly drawn: Uint16Array;
	/** Number of steps of its reference solution; null where there is none. */
	readonly length: number | null;
	/** Of all candidates together; null where nobody counted. */
	readonly tokens: number | null;
	/** Of each candidate; null where not all were counted. */
	readonly tokensEach: Uint32Array | null;
	/** Whether anybody judged steps, and whole solutions. */
	readonly isJudged: { readonly process: boolean; readonly outcome: boolean };
	readonly ms: number | null;
};

/** Scores of the candidates. */
export type Scores = {
	readonly values: Float64Array;
	/** The candidates with an answer, best first; of equal ones the first. */
	readonly places: Uint16Array;
};

/** Orders drawn a problem, over which votes are averaged. */
export const orders = 32;

/** @param seed of the orders. */
export function digestOf(problem: BankProblem, seed: number): Digest {
	const { candidates, gold, length, ms } = problem;
	const groups = groupsOf(candidates);
	const first = candidates.findIndex(({ answer }) => answer === gold);
	const scoresOf = (scoreOf: (candidate: BankCandidate) => Probability): Scores => {
		const values = Float64Array.from(candidates, scoreOf);
		return { values, places: placesOf(groups, values) };
	};
	const process = aggregatorNames.map((name): [Aggregator, Scores] => [
		name,
		scoresOf((candidate) => prmScore(candidate, name)),
	]);
	const counted = candidates.flatMap(({ tokens }) => (tokens === null ? [] : [tokens]));
	return {
		count: candidates.length,
		groups,
		right: first === -1 ? -2 : first,
		process: Object.fromEntries(process) as Record<Aggregator, Scores>,
		outcome: scoresOf(({ outcome }) => outcome ?? 0),
		drawn: drawOrders(candidates.length, `${seed}/${problem.question}`),
		length,
		tokens: problem.tokens ?? sumOf(candidates.map((candidate) => candidate.tokens)),
		tokensEach: counted.length < candidates.length ? null : Uint32Array.from(counted),
		isJudged: {
			process: candidates.some(({ rewards }) => rewards.some((reward) => reward !== null)),
			outcome: candidates.some(({ outcome }) => outcome !== null),
		},
		ms,
	};
}

/** Share of the candidates with the right answer. */
export function shareRight({ groups, right, count }: Digest): Probability {
	return groups.filter((group) => group === right).length / Math.max(1, count);
}

function placesOf(groups: Int32Array, values: Float64Array): Uint16Array {
	const answered = [...groups.keys()].filter((at) => groups[at] !== -1);
	return Uint16Array.from(answered.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b));
}

function groupsOf(candidates: readonly BankCandidate[]): Int32Array {
	const first = new Map<string, number>();
	return Int32Array.from(candidates, ({ answer }, at) => {
		if (answer === null) return -1;
		const known = first.get(answer);
		if (known === undefined) first.set(answer, at);
		return known ?? at;
	});
}

/** Fisher and Yates's shuffle, again and again. */
function drawOrders(count: number, seed: string): Uint16Array {
	const random = new Random(seed);
	const order = Uint16Array.from({ length: count }, (_, at) => at);
	const all = new Uint16Array(orders * count);
	for (let draw = 0; draw < orders; draw++) {
		for (let at = 0; at < count; at++) {
			const swap = random.int(at, count - 1);
			const candidate = order[swap] ?? 0;
			order[swap] = order[at] ?? 0;
			order[at] = candidate;
		}
		all.set(order, draw * count);
	}
	return all;
}

/** null where one is not known. */
function sumOf(values: readonly (number | null)[]): number | null {
	let sum = 0;
	for (const value of values) {
		if (value === null) return null;
		sum += value;
	}
	return values.length === 0 ? null : sum;
}

import { Random } from '../random.ts';
import type { Probability } from '../reward.ts';

/** A solution that is there: what it votes for, and how good it is called. */
export type Seen = {
	/** Null where it has none: it votes for nothing. */
	readonly answer: string | null;
	readonly score: Probability;
};

/** How a verdict is reached; 'best' takes the highest score, 'weighted' the highest sum of scores. */
export type AnytimeRule = 'majority' | 'best' | 'weighted';

/** The chance that the answer which leads now does not lead in the end. */
export type Chance = {
	readonly value: Probability;
	/** Over all that may come, or over some drawn futures. */
	readonly way: 'exact' | 'simulated';
};

/** Futures drawn where there is no closed form. */
const futures = 400;

/**
 * The chance that what `rule` chooses among `seen` is not what it will choose once `left` more are there.
 *
 * Solutions are taken for exchangeable draws, in whatever order they come. The next one repeats an answer as often
 * as that was seen, and brings a new one with the weight `concentrationOf` (Pitman 1995: the Chinese restaurant
 * process). For the majority the sum over all futures has a closed form, and for the best score too: of exchangeable
 * scores each is as likely as any other to be the highest. Sums of scores are simulated, with scores drawn near those
 * that were seen.
 *
 * @returns null while no answer leads.
 */
export function chanceOfChange(
	rule: AnytimeRule,
	seen: readonly Seen[],
	left: number,
	seed: number,
): Chance | null {
	const leader = leaderOf(rule, seen);
	if (leader === null) return null;
	if (left === 0) return { value: 0, way: 'exact' };
	switch (rule) {
		case 'majority':
			return { value: exactMajority(seen, leader, left), way: 'exact' };
		case 'best':
			return { value: exactBest(seen, leader, left), way: 'exact' };
		case 'weighted':
			return { value: simulated(rule, seen, leader, left, seed), way: 'simulated' };
	}
}

/** What a rule chooses; of equals the answer that came first. Null where nobody has an answer. */
export function leaderOf(rule: AnytimeRule, seen: readonly Seen[]): string | null {
	const weights = new Map<string, number>();
	for (const { answer, score } of seen) {
		if (answer === null) continue;
		const before = weights.get(answer) ?? 0;
		weights.set(answer, rule === 'best' ? Math.max(before, score) : before + weightOf(rule, score));
	}
	let leader: string | null = null;
	let most = Number.NEGATIVE_INFINITY;
	for (const [answer, weight] of weights) if (weight > most) [leader, most] = [answer, weight];
	return leader;
}

/**
 * The weight of a new answer against those of the seen: that at which half an answer more than were seen are
 * expected among one draw more (the mean of Ewens 1972), so that one solution alone says little.
 */
export function concentrationOf(seen: readonly Pick<Seen, 'answer'>[]): number {
	const different = new Set(seen.map(({ answer }) => answer)).size;
	const expected = (alpha: number): number =>
		Array.from({ length: seen.length + 1 }, (_, at) => alpha / (alpha + at)).reduce(
			(a, b) => a + b,
		);
	let [low, high] = [1e-3, 64];
	for (let halving = 0; halving < 40; halving++) {
		const middle = Math.sqrt(low * high);
		if (expected(middle) < different + 0.5) low = middle;
		else high = middle;
	}
	return Math.sqrt(low * high);
}

function weightOf(rule: AnytimeRule, score: Probability): number {
	return rule === 'majority' ? 1 : score;
}

/**
 * One minus the chance that the leader stays: the sum, over how many of the draws each answer gets, of
 * left! / (n + α)(n + α + 1)… · Π C(nᵢ + xᵢ − 1, xᵢ) · [zʸ] exp(α Σ zʲ/j), with every other answer below the
 * leader (a tie goes to who came first) and, among the y draws with new answers, none of them above it.
 */
function exactMajority(seen: readonly Seen[], leader: string, left: number): Probability {
	const counts = new Map<string | null, number>();
	for (const { answer } of seen) counts.set(answer, (counts.get(answer) ?? 0) + 1);
	const alpha = concentrationOf(seen);
	const own = counts.get(leader) ?? 0;
	const answers = [...counts.keys()].filter((answer) => answer !== null);
	const others = answers.filter((answer) => answer !== leader);
	const isEarlier = (answer: string): boolean => answers.indexOf(answer) < answers.indexOf(leader);
	let stays = 0;
	for (let gained = 0; gained <= left; gained++) {
		const rest = left - gained;
		const votes = own + gained;
		let ways = newAnswers(alpha, votes, rest);
		const silent = counts.get(null);
		if (silent !== undefined) ways = product(ways, repeats(silent, rest), rest);
		for (const answer of others) {
			const count = counts.get(answer) ?? 0;
			const most = votes - count - (isEarlier(answer) ? 1 : 0);
			ways = product(ways, repeats(count, Math.min(rest, most)), rest);
		}
		stays += (repeats(own, gained)[gained] ?? 0) * (ways[rest] ?? 0);
	}
	for (let draw = 0; draw < left; draw++) stays *= (draw + 1) / (seen.length + alpha + draw);
	return Math.min(1, Math.max(0, 1 - stays));
}

/**
 * The best of all is still to come with the chance left / (n + left), and has another answer than the leader with
 * the share of the scores that speak for another, a new one included. Those without an answer cannot be chosen, and
 * are as common in the future as they were.
 */
function exactBest(seen: readonly Seen[], leader: string, left: number): Probability {
	const voting = seen.filter(({ answer }) => answer !== null);
	const coming = (left * voting.length) / seen.length;
	const sum = voting.reduce((all, { score }) => all + score, 0);
	const own = voting.reduce((all, { answer, score }) => (answer === leader ? all + score : all), 0);
	// Where every score is 0, each counts alike.
	if (sum === 0) return coming / (voting.length + coming);
	const unseen = (concentrationOf(seen) * sum) / voting.length;
	return (coming / (voting.length + coming)) * (1 - own / (sum + unseen));
}

/** C(count + x − 1, x) for x = 0 … most: how an answer that was seen `count` times gets x more; none below 0. */
function repeats(count: number, most: number): number[] {
	const terms: number[] = [];
	let term = 1;
	for (let x = 0; x <= most; x++) {
		terms.push(term);
		term *= (count + x) / (x + 1);
	}
	return terms;
}

/** [zʸ] exp(α Σ zʲ/j), j = 1 … most, for y = 0 … upTo: new answers, none with more than `most` votes. */
function newAnswers(alpha: number, most: number, upTo: number): number[] {
	const terms = [1];
	for (let y = 1; y <= upTo; y++) {
		let sum = 0;
		// y·eᵧ = α Σ eᵧ₋ⱼ, from the derivative.
		for (let j = 1; j <= Math.min(y, most); j++) sum += terms[y - j] ?? 0;
		terms.push((alpha * sum) / y);
	}
	return terms;
}

/** The product of two polynomials, up to a degree. */
function product(a: readonly number[], b: readonly number[], degree: number): number[] {
	const terms = new Array<number>(degree + 1).fill(0);
	for (const [i, left] of a.entries()) {
		for (const [j, right] of b.entries()) {
			if (i + j > degree) break;
			terms[i + j] = (terms[i + j] ?? 0) + left * right;
		}
	}
	return terms;
}

/** Each draw copies one of those that are there by then, its score a little off, or brings a new answer with a seen score. */
function simulated(
	rule: 'weighted',
	seen: readonly Seen[],
	leader: string,
	left: number,
	seed: number,
): Probability {
	const random = new Random(`anytime/${seed}/${seen.length}/${left}`);
	const alpha = concentrationOf(seen);
	const width = bandwidth(seen.map(({ score }) => logit(score)));
	let changed = 0;
	for (let future = 0; future < futures; future++) {
		const urn = [...seen];
		for (let draw = 0; draw < left; draw++) {
			const isNew = random.next() * (urn.length + alpha) >= urn.length;
			const { answer, score } = random.pick(isNew ? seen : urn);
			const near = logistic(logit(score) + width * normal(random));
			urn.push({ answer: isNew ? `new ${draw}` : answer, score: near });
		}
		if (leaderOf(rule, urn) !== leader) changed += 1;
	}
	return changed / futures;
}

/** Silverman's (1986): how far a kernel reaches; 0 for one value. */
function bandwidth(values: readonly number[]): number {
	const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
	const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
	return 1.06 * Math.sqrt(variance) * values.length ** -0.2;
}

const smallest = 1e-4;

function logit(share: Probability): number {
	const inside = Math.min(1 - smallest, Math.max(smallest, share));
	return Math.log(inside / (1 - inside));
}

const logistic = (x: number): Probability => 1 / (1 + Math.exp(-x));

/** Box and Muller (1958). */
function normal(random: Random): number {
	return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
}

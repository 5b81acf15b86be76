import {
	accuracyOf,
	type Call,
	type FirstErrorScore,
	firstErrorScore,
	firstUnder,
	isHit,
} from '../first-error.ts';
import { type Interval, wilsonInterval } from '../interval.ts';
import { hash32 } from '../random.ts';
import type { Probability } from '../reward.ts';
import { bootstrapStatistic, drawResamples } from './bootstrap.ts';
import { type Calibration, calibrate, type Histogram, histogramOf } from './calibration.ts';
import { firstWrongOf } from './labelled.ts';
import { areaUnderCurve, type Judged } from './ranking.ts';
import type { StepsSettings, StepsStudy } from './steps-study.ts';
import {
	type JudgedSolution,
	placeOf,
	rewardsBy,
	solutionScoreBy,
	type Verifier,
	verifierName,
	verifiersOf,
} from './verifiers.ts';

/** Of four problems one is there to choose thresholds on, and is not reported. */
const tuningParts = 4;

/** How a threshold was come by: on the file's tuning part, with the PRM, or by what its rewards mean. */
type ThresholdOrigin = 'tuned' | 'own' | 'fixed';

export type SweepPoint = {
	readonly threshold: Probability;
	readonly error: number | null;
	readonly correct: number | null;
	readonly f1: number | null;
};

type Detection = {
	/** Of the steps called wrong those that are, and of the wrong steps those that are called so; null where there is none. */
	readonly precision: number | null;
	readonly recall: number | null;
};

/** What ProcessBench's protocol says of a verifier at one threshold (arXiv 2412.06559, section 4). */
export type AtThreshold = {
	readonly threshold: Probability;
	readonly origin: ThresholdOrigin;
	readonly score: FirstErrorScore;
	/** 95 % bootstrap interval of F1 over solutions. */
	readonly band: Interval;
	readonly detection: Detection;
	/** Of the solutions with a right answer those that it calls wrong. */
	readonly wrongWay: { readonly called: number; readonly solutions: number };
};

export type VerifierReport = {
	readonly verifier: Verifier;
	readonly name: string;
	/** Chance that a right solution has a higher score than a flawed one; null where one kind is missing. */
	readonly solutionArea: number | null;
	/** Steps with a label and a reward; none for the ORM. */
	readonly steps: number;
	readonly stepArea: number | null;
	/** Best first; empty for the ORM. */
	readonly at: readonly AtThreshold[];
	readonly sweep: readonly SweepPoint[];
	readonly calibration: Calibration;
	readonly histogram: Histogram;
};

export type StepsReport = {
	/** Solutions that thresholds were chosen on, and those that everything else is of. */
	readonly tuning: number;
	readonly reported: number;
	readonly flawed: number;
	/** Right answers, and those of them that came by a wrong step; null where nobody knows which answers are right. */
	readonly wrongWay: {
		readonly flawed: number;
		readonly right: number;
		readonly interval: Interval;
	} | null;
	readonly verifiers: readonly VerifierReport[];
};

/** Solutions of one problem are all on one side. */
export const isForTuning = (question: string, seed: number): boolean =>
	hash32(`tuning/${seed}/${question}`) % tuningParts === 0;

/** The steps study: every verifier on the same solutions. Thresholds never come from what is reported. */
export function reportSteps(
	solutions: readonly JudgedSolution[],
	study: Pick<StepsStudy, 'settings' | 'models'>,
): StepsReport {
	const { seed } = study.settings;
	const tuning = solutions.filter(({ item }) => isForTuning(item.question, seed));
	const reported = solutions.filter(({ item }) => !isForTuning(item.question, seed));
	const isFlawed = ({ item }: JudgedSolution): boolean => firstWrongOf(item) !== null;
	const right = reported.filter(({ item }) => item.isAnswerRight === true);
	const flawedRight = right.filter(isFlawed).length;
	return {
		tuning: tuning.length,
		reported: reported.length,
		flawed: reported.filter(isFlawed).length,
		wrongWay:
			right.length === 0
				? null
				: {
						flawed: flawedRight,
						right: right.length,
						interval: wilsonInterval(flawedRight, right.length),
					},
		verifiers: verifiersOf(solutions).map((verifier) =>
			reportOf(verifier, tuning, reported, study),
		),
	};
}

function reportOf(
	verifier: Verifier,
	tuning: readonly JudgedSolution[],
	reported: readonly JudgedSolution[],
	study: Pick<StepsStudy, 'settings' | 'models'>,
): VerifierReport {
	const { seed } = study.settings;
	const cards = cardsOf(verifier, reported);
	const steps = cards.flatMap(labelledSteps);
	const scored = reported.flatMap((solution): Judged[] => {
		const score = solutionScoreBy(verifier, solution);
		return score === null ? [] : [{ score, isRight: firstWrongOf(solution.item) === null }];
	});
	const thresholds = thresholdsOf(verifier, cardsOf(verifier, tuning), study.settings);
	return {
		verifier,
		name: verifierName(verifier, study),
		solutionArea: areaUnderCurve(scored),
		steps: steps.length,
		stepArea: areaUnderCurve(steps),
		at: cards.length === 0 ? [] : thresholds.map((one) => scoreAt(one, cards, steps, seed)),
		sweep: cards.length === 0 ? [] : sweepOf(cards),
		calibration: calibrate(steps),
		histogram: histogramOf(steps),
	};
}

type Card = {
	readonly solution: JudgedSolution;
	readonly rewards: readonly (Probability | null)[];
	readonly firstWrong: number | null;
};

function cardsOf(verifier: Verifier, solutions: readonly JudgedSolution[]): Card[] {
	return solutions.flatMap((solution) => {
		const rewards = rewardsBy(verifier, solution);
		return rewards === null ? [] : [{ solution, rewards, firstWrong: firstWrongOf(solution.item) }];
	});
}

/** Steps that have both a label and a reward. */
function labelledSteps({ solution, rewards }: Card): Judged[] {
	return rewards.flatMap((score, at) => {
		const label = solution.item.labels[at] ?? null;
		return score === null || label === null ? [] : [{ score, isRight: label !== 'wrong' }];
	});
}

type Threshold = { readonly threshold: Probability; readonly origin: ThresholdOrigin };

function thresholdsOf(
	verifier: Verifier,
	tuning: readonly Card[],
	settings: StepsSettings,
): Threshold[] {
	// Arithmetic holds or not: there is nothing to choose.
	if (verifier === 'calculator') return [{ threshold: 0.5, origin: 'fixed' }];
	const tuned = tunedThreshold(tuning);
	const place = placeOf(verifier);
	const prm = verifier === 'prm' ? settings : place === null ? null : settings.earlier[place];
	const threshold = prm?.ownThreshold ?? null;
	const own: Threshold[] = threshold === null ? [] : [{ threshold, origin: 'own' }];
	if (tuned !== null) return [{ threshold: tuned, origin: 'tuned' }, ...own];
	return own.length > 0 ? own : [{ threshold: 0.5, origin: 'fixed' }];
}

/** As many thresholds are tried as there are percentiles and a half. */
const tried = 200;

/** The threshold with the best F1 on these solutions, in the middle of equal ones; null where they have not both kinds. */
export function tunedThreshold(
	cards: readonly Pick<Card, 'rewards' | 'firstWrong'>[],
): Probability | null {
	const rewards = cards
		.flatMap((card) => card.rewards.filter((reward) => reward !== null))
		.sort((a, b) => a - b);
	const places = Array.from({ length: tried + 1 }, (_, at) =>
		Math.min(rewards.length - 1, Math.round((at / tried) * rewards.length)),
	);
	// Between two rewards, so that the same one is not sometimes under it.
	const candidates = [...new Set(places)].map((at) => {
		const [below, above] = [rewards[at - 1] ?? 0, rewards[at] ?? 1];
		return (below + above) / 2;
	});
	let best = -1;
	let winners: number[] = [];
	for (const threshold of candidates) {
		const { f1 } = scoreOf(cards, threshold);
		if (f1 === null) return null;
		if (f1 > best) winners = [];
		if (f1 >= best) {
			best = f1;
			winners.push(threshold);
		}
	}
	return winners[Math.floor(winners.length / 2)] ?? null;
}

const callOf = (card: Pick<Card, 'rewards'>, threshold: Probability): Call =>
	firstUnder(card.rewards, threshold) ?? 'right';

const scoreOf = (
	cards: readonly Pick<Card, 'rewards' | 'firstWrong'>[],
	threshold: Probability,
): FirstErrorScore =>
	firstErrorScore(
		cards.map((card) => ({ firstWrong: card.firstWrong, call: callOf(card, threshold) })),
	);

function scoreAt(
	{ threshold, origin }: Threshold,
	cards: readonly Card[],
	steps: readonly Judged[],
	seed: number,
): AtThreshold {
	const called = steps.filter(({ score }) => score < threshold);
	const wrong = steps.filter(({ isRight }) => !isRight).length;
	const found = called.filter(({ isRight }) => !isRight).length;
	const hits = cards.map((card) => isHit(card.firstWrong, callOf(card, threshold)));
	const isFlawed = cards.map(({ firstWrong }) => firstWrong !== null);
	const right = cards.filter(({ solution }) => solution.item.isAnswerRight === true);
	return {
		threshold,
		origin,
		score: scoreOf(cards, threshold),
		band: bootstrapStatistic(drawResamples(cards.length, seed), (drawn) =>
			f1Of(drawn, hits, isFlawed),
		),
		detection: {
			precision: called.length === 0 ? null : found / called.length,
			recall: wrong === 0 ? null : found / wrong,
		},
		wrongWay: {
			called: right.filter((card) => callOf(card, threshold) !== 'right').length,
			solutions: right.length,
		},
	};
}

/** F1 of a resample, in which solution i was drawn `drawn[i]` times; NaN where one kind was not drawn. */
function f1Of(
	drawn: ArrayLike<number>,
	hits: readonly boolean[],
	isFlawed: readonly boolean[],
): number {
	const error = { hits: 0, drawn: 0 };
	const correct = { hits: 0, drawn: 0 };
	for (const [at, flawed] of isFlawed.entries()) {
		const kind = flawed ? error : correct;
		const times = drawn[at] ?? 0;
		kind.drawn += times;
		if (hits[at]) kind.hits += times;
	}
	const [a, b] = [error.hits / error.drawn, correct.hits / correct.drawn];
	return a + b === 0 ? 0 : (2 * a * b) / (a + b);
}

const sweepSteps = 50;

/** Both accuracies and F1 at thresholds from 0 to 1. */
function sweepOf(cards: readonly Card[]): SweepPoint[] {
	return Array.from({ length: sweepSteps + 1 }, (_, at) => {
		const threshold = at / sweepSteps;
		const { flawed, right, f1 } = scoreOf(cards, threshold);
		return { threshold, error: accuracyOf(flawed), correct: accuracyOf(right), f1 };
	});
}

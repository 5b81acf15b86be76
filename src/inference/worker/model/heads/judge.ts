import type { Rewards } from '../../../../run/ports.ts';
import type { NextLogits } from '../next-token.ts';
import type { HeadWeights, RewardHeads } from './record.ts';

/** training/shepherd/reading.py. */
const leastLogProbability = -12;
const logScale = 3;
const numeric = /[0-9+\-*/=×÷]/u;
/** training/shepherd/heads.py. */
const largestGate = 10;

/** The surprise of a token that is no digit or sign. */
export const noSurprise: Surprise = [0, 0, 0, 0];

/** Of a digit or sign: its log-probability, its improbability, the likeliest token's lead, and 1. */
export type Surprise = readonly [number, number, number, number];

export function isNumeric(text: string): boolean {
	return numeric.test(text);
}

/**
 * How unexpected a token is where these logits say what comes next. A token that is not among the likeliest counts as
 * the last of them.
 */
export function surpriseOf({ logits, ids, logSum }: NextLogits, token: number): Surprise {
	const place = ids === null ? token : ids.indexOf(token);
	const highest = ids === null ? Math.max(...logits) : (logits[0] ?? 0);
	const own = logits[place === -1 ? logits.length - 1 : place] ?? 0;
	const sum = logSum ?? highest + Math.log(logits.reduce((a, x) => a + Math.exp(x - highest), 0));
	const share = Math.min(0, Math.max(leastLogProbability, own - sum));
	const lead = Math.min(-leastLogProbability, highest - own);
	return [share / logScale, 1 - Math.exp(share), lead / logScale, 1];
}

/** Σ exp(gate)·value and Σ exp(gate) of some tokens. */
type Sums = { weighed: number; weights: number };

/** What has been read of one solution; the text of its steps is somebody else's. */
export type Judged = { readonly step: Sums; readonly whole: Sums };

export function nothingJudged(): Judged {
	return { step: { weighed: 0, weights: 0 }, whole: { weighed: 0, weights: 0 } };
}

/** The same before a new step. */
export function nextStep({ whole }: Judged): Judged {
	return { step: { weighed: 0, weights: 0 }, whole: { ...whole } };
}

/** The heads' arithmetic behind the graph: a gate and a value a token, weighed means of them, rewards. */
export interface HeadsJudge {
	/** Adds a token. @param seen the graph's numbers of its position, [2·width]. */
	add(judged: Judged, seen: Float32Array, surprise: Surprise): void;
	/** Of the step and of the solution so far. */
	rewards(judged: Judged): Rewards;
	/** Gate and value of a token, by the process head. */
	told(seen: Float32Array, surprise: Surprise): readonly [number, number];
}

export function createHeadsJudge({ width, process, outcome }: RewardHeads): HeadsJudge {
	const told = (seen: Float32Array, surprise: Surprise) => gateAndValue(process, seen, surprise);
	return {
		told,
		add({ step, whole }, seen, surprise) {
			addTo(step, told(seen, surprise));
			addTo(whole, gateAndValue(outcome, seen.subarray(width), surprise));
		},
		rewards: ({ step, whole }) => ({ process: rewardOf(step), outcome: rewardOf(whole) }),
	};
}

function gateAndValue(
	{ bias, surprise: weights, out, outBias }: HeadWeights,
	seen: Float32Array,
	surprise: Surprise,
): readonly [number, number] {
	const width = bias.length;
	let gate = outBias[0] ?? 0;
	let value = outBias[1] ?? 0;
	for (let at = 0; at < width; at++) {
		let x = (seen[at] ?? 0) + (bias[at] ?? 0);
		for (let part = 0; part < surprise.length; part++) {
			x += (weights[at * surprise.length + part] ?? 0) * (surprise[part] ?? 0);
		}
		const silu = x / (1 + Math.exp(-x));
		gate += silu * (out[at] ?? 0);
		value += silu * (out[width + at] ?? 0);
	}
	return [Math.min(largestGate, Math.max(-largestGate, gate)), value];
}

function addTo(sums: Sums, [gate, value]: readonly [number, number]): void {
	const weight = Math.exp(gate);
	sums.weighed += weight * value;
	sums.weights += weight;
}

/** A step of no tokens is as likely right as wrong. */
function rewardOf({ weighed, weights }: Sums): number {
	return 1 / (1 + Math.exp(-weighed / Math.max(weights, 1e-9)));
}

import type { Random } from '../../../domain/random.ts';
import type { NextLogits } from './next-token.ts';

export type SamplerSettings = { readonly temperature: number; readonly topP: number };

/**
 * Draws one token. Probabilities are float64, so that the draw depends on the logits and the
 * random number alone. Of a large vocabulary only the likeliest tokens are known: the draw is among
 * these, and at temperature 1 their mass is counted against that of all.
 *
 * @param bannedId never drawn: the padding token has no text.
 * @returns the likeliest token at temperature 0 (the first of equals); else a draw from the
 * smallest set of likeliest tokens whose mass reaches topP (nucleus sampling, Holtzman et al. 2020,
 * section 3.1).
 */
export function sampleToken(
	{ logits, ids, logSum }: NextLogits,
	{ temperature, topP }: SamplerSettings,
	random: Random,
	bannedId: number,
): number {
	const banned = ids === null ? bannedId : ids.indexOf(bannedId);
	const likeliest = indexOfLargest(logits, banned);
	const tokenAt = (at: number): number => (ids === null ? at : (ids[at] as number));
	if (temperature === 0) return tokenAt(likeliest);
	const largest = logits[likeliest] as number;
	// A plain loop: `from` with a function and `reduce` take several times as long.
	const weights = new Float64Array(logits.length);
	let total = 0;
	for (let at = 0; at < logits.length; at++) {
		if (at === banned) continue;
		const weight = Math.exp(((logits[at] as number) - largest) / temperature);
		weights[at] = weight;
		total += weight;
	}
	const draw = random.next();
	if (topP >= 1) return tokenAt(drawFrom(weights, draw * total));
	const mass = logSum === null || temperature !== 1 ? total : Math.exp(logSum - largest);
	return tokenAt(drawFromNucleus(weights, topP * mass, draw));
}

function drawFrom(weights: Float64Array, target: number): number {
	let mass = 0;
	let last = 0;
	for (let at = 0; at < weights.length; at++) {
		const weight = weights[at] as number;
		if (weight === 0) continue;
		mass += weight;
		last = at;
		if (mass > target) return at;
	}
	// Rounding may leave the sum a hair below the target.
	return last;
}

function drawFromNucleus(weights: Float64Array, enough: number, draw: number): number {
	const places = Array.from(weights.keys());
	places.sort((a, b) => (weights[b] as number) - (weights[a] as number) || a - b);
	const nucleus: number[] = [];
	let mass = 0;
	for (const at of places) {
		nucleus.push(at);
		mass += weights[at] as number;
		if (mass >= enough) break;
	}
	let target = draw * mass;
	for (const at of nucleus) {
		target -= weights[at] as number;
		if (target < 0) return at;
	}
	return nucleus.at(-1) as number;
}

function indexOfLargest(values: Float32Array, banned: number): number {
	let best = banned === 0 ? 1 : 0;
	for (let at = best + 1; at < values.length; at++) {
		if (at !== banned && (values[at] as number) > (values[best] as number)) best = at;
	}
	return best;
}

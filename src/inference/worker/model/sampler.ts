import type { Random } from '../../../domain/random.ts';

export type SamplerSettings = { readonly temperature: number; readonly topP: number };

/**
 * Draws one token. Probabilities are float64, so that the draw depends on the logits and the
 * random number alone.
 *
 * @param logits [vocab], raw.
 * @param bannedId never drawn: the padding token has no text.
 * @returns the likeliest token at temperature 0 (the first of equals); else a draw from the
 * smallest set of likeliest tokens whose mass reaches topP (nucleus sampling, Holtzman et al. 2020,
 * section 3.1).
 */
export function sampleToken(
	logits: Float32Array,
	{ temperature, topP }: SamplerSettings,
	random: Random,
	bannedId: number,
): number {
	const likeliest = indexOfLargest(logits, bannedId);
	if (temperature === 0) return likeliest;
	const largest = logits[likeliest] as number;
	// A plain loop: `from` with a function and `reduce` take several times as long.
	const weights = new Float64Array(logits.length);
	let total = 0;
	for (let id = 0; id < logits.length; id++) {
		if (id === bannedId) continue;
		const weight = Math.exp(((logits[id] as number) - largest) / temperature);
		weights[id] = weight;
		total += weight;
	}
	const draw = random.next();
	return topP >= 1 ? drawFrom(weights, draw * total) : drawFromNucleus(weights, total, topP, draw);
}

function drawFrom(weights: Float64Array, target: number): number {
	let mass = 0;
	let last = 0;
	for (let id = 0; id < weights.length; id++) {
		const weight = weights[id] as number;
		if (weight === 0) continue;
		mass += weight;
		last = id;
		if (mass > target) return id;
	}
	// Rounding may leave the sum a hair below the target.
	return last;
}

function drawFromNucleus(weights: Float64Array, total: number, topP: number, draw: number): number {
	const ids = Array.from(weights.keys());
	ids.sort((a, b) => (weights[b] as number) - (weights[a] as number) || a - b);
	const nucleus: number[] = [];
	let mass = 0;
	for (const id of ids) {
		nucleus.push(id);
		mass += weights[id] as number;
		if (mass >= topP * total) break;
	}
	let target = draw * mass;
	for (const id of nucleus) {
		target -= weights[id] as number;
		if (target < 0) return id;
	}
	return nucleus.at(-1) as number;
}

function indexOfLargest(values: Float32Array, bannedId: number): number {
	let best = bannedId === 0 ? 1 : 0;
	for (let at = best + 1; at < values.length; at++) {
		if (at !== bannedId && (values[at] as number) > (values[best] as number)) best = at;
	}
	return best;
}

import type { SelfCheck } from './info.ts';
import type { ModelCard } from './inspection.ts';

/** What a model takes on a backend: weights, and keys and values of as many candidates as are written at once. */
export function memoryBytes(
	card: ModelCard,
	backend: 'webgpu' | 'wasm',
	candidates: number,
): number {
	const { weightBytes, candidateBytes, atOnce } = card.on[backend];
	return weightBytes + Math.min(candidates, atOnce) * candidateBytes;
}

/** ' in 4 waves'; nothing where all are written at once. */
export function waveWords(
	{ on }: ModelCard,
	backend: 'webgpu' | 'wasm',
	candidates: number,
): string {
	const { atOnce } = on[backend];
	if (candidates <= atOnce) return '';
	return ` in ${Math.ceil(candidates / atOnce)} waves`;
}

export function checkWords(check: SelfCheck): string {
	switch (check.kind) {
		case 'golden':
			return 'its own golden file';
		case 'compared':
			return `WebGPU and WebAssembly differ by ${check.largest.toPrecision(2)} at the most, over ${check.positions} tokens of a fixed text`;
		case 'finite':
			return `finite numbers at all ${check.positions} tokens of a fixed text; not compared with another backend`;
	}
}

const precisionNames: Readonly<Record<string, string>> = {
	float32: 'float32',
	int8: '8-bit, a scale a column',
	'blocks-8': '8-bit blocks',
	'blocks-4': '4-bit blocks',
};

export function precisionWords(precision: string): string {
	return precisionNames[precision] ?? precision;
}

/** '1.5 billion', '135 million'. */
export function parameterWords(parameters: number): string {
	if (parameters >= 1e9) return `${(parameters / 1e9).toFixed(1)} billion`;
	return parameters >= 1e6
		? `${Math.round(parameters / 1e6)} million`
		: parameters.toLocaleString('en');
}

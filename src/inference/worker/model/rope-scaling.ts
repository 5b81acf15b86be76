import { ModelFileError } from '../files/model-file-error.ts';
import type { Fields } from './fields.ts';

/**
 * `rope_scaling` (or `rope_parameters`) of a config.json as divisors of the frequencies, [headDim / 2].
 *
 * @returns null where frequencies stay as they are. @throws ModelFileError 'unknown-architecture' by name.
 */
export function ropeScaling(
	scaling: Fields | null,
	base: number,
	headDim: number,
): readonly number[] | null {
	const kind = scaling?.text('rope_type', scaling.text('type', 'default')) ?? 'default';
	// 'dynamic' changes nothing within the context that the model was made for.
	if (scaling === null || kind === 'default' || kind === 'dynamic') return null;
	if (kind === 'linear') return linearScaling(scaling.positive('factor'), headDim);
	if (kind === 'llama3') return llama3Scaling(scaling, base, headDim);
	throw unknownScaling(scaling.file, kind);
}

export function linearScaling(factor: number, headDim: number): readonly number[] {
	return new Array<number>(headDim / 2).fill(factor);
}

export function unknownScaling(file: string, kind: string): ModelFileError {
	return new ModelFileError(
		'unknown-architecture',
		`${file} stretches its positions by "${kind}", which is not computed here. Take the model without it, or one of Llama, Mistral, Qwen2 or Qwen3.`,
	);
}

/** Llama 3.1: long waves are stretched, short ones stay, those between are blended (its reference code). */
function llama3Scaling(scaling: Fields, base: number, headDim: number): readonly number[] {
	const factor = scaling.positive('factor');
	const low = scaling.positive('low_freq_factor');
	const high = scaling.positive('high_freq_factor');
	const trained = scaling.positive('original_max_position_embeddings');
	return Array.from({ length: headDim / 2 }, (_, pair) => {
		const waveLength = 2 * Math.PI * base ** ((2 * pair) / headDim);
		if (waveLength < trained / high) return 1;
		if (waveLength > trained / low) return factor;
		const blend = (trained / waveLength - low) / (high - low);
		return 1 / ((1 - blend) / factor + blend);
	});
}

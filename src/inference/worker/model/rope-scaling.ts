import { text } from '../../../domain/json.ts';
import { ModelFileError } from '../files/model-file-error.ts';
import { positive, readDescription, unset } from './described.ts';

type Scaling = Readonly<Record<string, unknown>>;

/**
 * `rope_scaling` (or `rope_parameters`) of a config.json as divisors of the frequencies, [headDim / 2].
 *
 * @returns null where frequencies stay as they are. @throws ModelFileError 'unknown-architecture' by name.
 */
export function ropeScaling(
	scaling: Scaling | null,
	{ base, headDim }: { readonly base: number; readonly headDim: number },
	file: string,
): readonly number[] | null {
	if (scaling === null) return null;
	const name = scaling['rope_type'] ?? scaling['type'];
	const kind = readDescription(name, unset(text, 'default'), file);
	const value = (key: string): number => readDescription(scaling[key], positive, `${file}: ${key}`);
	// 'dynamic' changes nothing within the context that the model was made for.
	if (kind === 'default' || kind === 'dynamic') return null;
	if (kind === 'linear') return linearScaling(value('factor'), headDim);
	if (kind !== 'llama3') throw unknownScaling(file, kind);
	const factor = value('factor');
	const low = value('low_freq_factor');
	const high = value('high_freq_factor');
	const trained = value('original_max_position_embeddings');
	// Llama 3.1: long waves are stretched, short ones stay, those between are blended (its reference code).
	return Array.from({ length: headDim / 2 }, (_, pair) => {
		const waveLength = 2 * Math.PI * base ** ((2 * pair) / headDim);
		if (waveLength < trained / high) return 1;
		if (waveLength > trained / low) return factor;
		const blend = (trained / waveLength - low) / (high - low);
		return 1 / ((1 - blend) / factor + blend);
	});
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

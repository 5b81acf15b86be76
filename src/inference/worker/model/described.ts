import { decode, number, type Reader, where, whole } from '../../../domain/json.ts';
import { ModelFileError } from '../files/model-file-error.ts';

/** @throws ModelFileError 'not-a-model' that names the file and the place that is wrong. */
export function readDescription<T>(value: unknown, reader: Reader<T>, file: string): T {
	const read = decode(value, reader);
	if (read.ok) return read.value;
	throw new ModelFileError(
		'not-a-model',
		`${file} does not describe a model that can be read: ${read.error.message}. Take the file as its maker published it.`,
	);
}

export const count = where(whole, (found) => found >= 1, 'a whole number, 1 or more');
export const positive = where(number, (found) => found > 0, 'a number above 0');

/** For what may be missing or null, as Hugging Face writes what is not set. */
export function unset<T, F>(reader: Reader<T>, fallback: F): Reader<T | F> {
	return (value, path) => (value === undefined || value === null ? fallback : reader(value, path));
}

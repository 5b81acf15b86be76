import { ModelFileError } from '../files/model-file-error.ts';

/** Named values from a file of somebody else's; each is checked where it is asked for. */
export type Fields = {
	readonly file: string;
	/** Undefined where it is missing or null. */
	value(key: string): unknown;
	/** A whole number of at least 1. */
	count(key: string, fallback?: number): number;
	/** A finite number above 0. */
	positive(key: string, fallback?: number): number;
	text(key: string, fallback?: string): string;
	flag(key: string, fallback: boolean): boolean;
	/** The values of an object below; null where there is none. */
	below(key: string): Fields | null;
};

/**
 * @param file what messages call it.
 * Methods throw a ModelFileError 'not-a-model' that names the value.
 */
export function fieldsOf(
	values: ReadonlyMap<string, unknown> | Readonly<Record<string, unknown>>,
	file: string,
): Fields {
	const entries = values instanceof Map ? values : new Map(Object.entries(values));
	const value = (key: string): unknown => entries.get(key) ?? undefined;

	function demand<T>(
		key: string,
		fallback: T | undefined,
		kind: string,
		isIt: (found: T) => boolean,
	): T {
		const found = value(key) ?? fallback;
		if (typeof found === kind && isIt(found as T)) return found as T;
		throw new ModelFileError(
			'not-a-model',
			`${file} ${found === undefined ? `does not say ${key}` : `says ${String(found)} for ${key}`}: it does not describe a model that can be read. Take the file as its maker published it.`,
		);
	}

	return {
		file,
		value,
		count: (key, fallback) =>
			demand(key, fallback, 'number', (found) => Number.isSafeInteger(found) && found >= 1),
		positive: (key, fallback) =>
			demand(key, fallback, 'number', (found) => Number.isFinite(found) && found > 0),
		text: (key, fallback) => demand(key, fallback, 'string', () => true),
		flag: (key, fallback) => demand(key, fallback, 'boolean', () => true),
		below(key) {
			const found = value(key);
			if (typeof found !== 'object' || found === null || Array.isArray(found)) return null;
			return fieldsOf({ ...found }, file);
		},
	};
}

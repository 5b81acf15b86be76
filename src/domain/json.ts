import { failure, type Result, success } from './result.ts';

/**
 * Turns an unknown value into a `T`. Made from the readers below; call it through `decode` or
 * `parseJson`, which make what it throws a value. `path` is where the value stands: `cases[3].ids`.
 */
export type Reader<T> = (value: unknown, path: string) => T;

export type JsonError = {
	/** 'syntax': no JSON at all. 'shape': JSON of another form. */
	readonly code: 'syntax' | 'shape';
	/** A sentence without a full stop that names the place: `cases[3].ids must be a list, not null`. */
	readonly message: string;
};

/** What readers throw; nothing else that they throw is expected. No Error: where it was made costs ten times its throw. */
class Mismatch {
	readonly message: string;
	constructor(message: string) {
		this.message = message;
	}
}

/** Never throws. @param name what messages call the whole value. */
export function decode<T>(
	value: unknown,
	reader: Reader<T>,
	name = 'the value',
): Result<T, JsonError> {
	try {
		return success(reader(value, ''));
	} catch (cause) {
		if (!(cause instanceof Mismatch)) throw cause;
		const message = cause.message.replace(/^(?= )/u, name);
		return failure({ code: 'shape', message });
	}
}

/** The text of a JSON file or of one line of JSONL. Never throws. */
export function parseJson<T>(text: string, reader: Reader<T>, name?: string): Result<T, JsonError> {
	let value: unknown;
	try {
		value = JSON.parse(withoutBom(text));
	} catch (cause) {
		return failure({ code: 'syntax', message: cause instanceof Error ? cause.message : 'no JSON' });
	}
	return decode(value, reader, name);
}

/** Many programs on Windows write a byte order mark in front of a text. */
export function withoutBom(text: string): string {
	return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

export const anything: Reader<unknown> = (value) => value;
export const text: Reader<string> = (value, path) =>
	typeof value === 'string' ? value : refuse(path, 'a text', value);
export const flag: Reader<boolean> = (value, path) =>
	typeof value === 'boolean' ? value : refuse(path, 'true or false', value);
/** A finite one: JSON has no others, but `1e999` reads as infinity. */
export const number: Reader<number> = (value, path) =>
	Number.isFinite(value) ? (value as number) : refuse(path, 'a number', value);
/** 0, 1, 2, …: a count or an index. */
export const whole: Reader<number> = (value, path) =>
	Number.isSafeInteger(value) && Number(value) >= 0
		? (value as number)
		: refuse(path, 'a whole number, 0 or more', value);

export function list<T>(item: Reader<T>, longest = Number.POSITIVE_INFINITY): Reader<T[]> {
	return (value, path) => {
		if (!Array.isArray(value)) return refuse(path, 'a list', value);
		if (value.length > longest) refuse(path, `a list of at most ${longest}`, value);
		return value.map((one: unknown, at) => item(one, `${path}[${at}]`));
	};
}

/** An object with these fields; what else it holds is kept as it is. */
export function record<T>(fields: { readonly [Key in keyof T]: Reader<T[Key]> }): Reader<T> {
	return (value, path) => {
		const found = object(value, path);
		const read: Record<string, unknown> = { ...found };
		for (const [key, reader] of Object.entries<Reader<unknown>>(fields)) {
			const own = Object.hasOwn(found, key) ? found[key] : undefined;
			const result = reader(own, path === '' ? key : `${path}.${key}`);
			if (result !== undefined || own !== undefined) read[key] = result;
		}
		return read as T;
	};
}

/** An object with these fields and no others: what somebody else wrote, as a link or a file holds it. */
export function only<T>(fields: { readonly [Key in keyof T]: Reader<T[Key]> }): Reader<T> {
	const known = Object.keys(fields);
	return (value, path) => {
		const found = object(value, path);
		const other = Object.keys(found).find((key) => !known.includes(key));
		if (other !== undefined) {
			const words = `an object of ${known.join(', ')}`;
			throw new Mismatch(`${path} must be ${words}, without ${wordsOf(other)}`);
		}
		return record<T>(fields)(value, path);
	};
}

/** A text of at most so many characters. */
export function textUpTo(longest: number): Reader<string> {
	return where(text, ({ length }) => length <= longest, `a text of at most ${longest} characters`);
}

/** Any JSON object: its fields are read by name. */
export const object: Reader<Readonly<Record<string, unknown>>> = (value, path) =>
	typeof value === 'object' && value !== null && !Array.isArray(value)
		? (value as Readonly<Record<string, unknown>>)
		: refuse(path, 'an object', value);

export function nullable<T>(reader: Reader<T>): Reader<T | null> {
	return (value, path) => (value === null ? null : reader(value, path));
}

/** For a field that may be missing; one that is there must be right. */
export function optional<T, F>(reader: Reader<T>, fallback: F): Reader<T | F> {
	return (value, path) => (value === undefined ? fallback : reader(value, path));
}

export function oneOf<const T extends string | number | boolean | null>(
	...values: readonly T[]
): Reader<T> {
	return (value, path) => {
		const found = values.find((one) => one === value);
		const known = values.map((one) => JSON.stringify(one)).join(' or ');
		return found === undefined ? refuse(path, known, value) : found;
	};
}

/** The first reader that takes the value. @param words what the value must be, for the message. */
export function either<A, B>(first: Reader<A>, second: Reader<B>, words: string): Reader<A | B> {
	return (value, path) => {
		for (const reader of [first, second]) {
			const read = decode(value, (it) => reader(it, path));
			if (read.ok) return read.value;
		}
		return refuse(path, words, value);
	};
}

/** Narrows a reader. @param words what the value must be, for the message: 'a share from 0 to 1'. */
export function where<T>(
	reader: Reader<T>,
	holds: (value: T) => boolean,
	words: string,
): Reader<T> {
	return (value, path) => {
		const read = reader(value, path);
		return holds(read) ? read : refuse(path, words, value);
	};
}

function refuse(path: string, words: string, value: unknown): never {
	throw new Mismatch(`${path} must be ${words}, not ${wordsOf(value)}`);
}

function wordsOf(value: unknown): string {
	if (value === undefined) return 'missing';
	if (value === null) return 'null';
	if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
	if (typeof value === 'object') return 'an object';
	const written = JSON.stringify(value);
	return written.length > 40 ? `${written.slice(0, 40)}…` : written;
}

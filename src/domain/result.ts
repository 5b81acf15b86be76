/**
 * An expected failure is a value with a literal `code`; only bugs throw.
 * Plain data, so that it survives the thread border unchanged.
 */
export type Result<T, E> =
	| { readonly ok: true; readonly value: T }
	| { readonly ok: false; readonly error: E };

export function success<T>(value: T): Result<T, never> {
	return { ok: true, value };
}

export function failure<E>(error: E): Result<never, E> {
	return { ok: false, error };
}

/** Makes the compiler prove that a switch is exhaustive; reaching it at run time is a bug. */
export function assertNever(value: never): never {
	throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}

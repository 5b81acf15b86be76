import type { EngineFailure, FailureCode } from '../../../engine/failure.ts';

/**
 * A model's file that cannot be used. It is thrown inside the readers and becomes a value at the border of
 * `files/`; nothing else is thrown there for bad input.
 */
export class ModelFileError extends Error {
	readonly failure: EngineFailure;

	/** @param message a sentence that names the file or tensor and says what to do. */
	constructor(code: FailureCode, message: string) {
		super(message);
		this.name = 'ModelFileError';
		this.failure = { code, message };
	}
}

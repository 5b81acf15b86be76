import type { EngineFailure, FailureCode } from '../../../engine/failure.ts';

/** A model server that did not do what was asked; the service tells it as a 'failed' event. */
export class RemoteError extends Error {
	readonly failure: EngineFailure;

	/** @param message a sentence that names the server and says what to do. */
	constructor(code: FailureCode, message: string) {
		super(message);
		this.name = 'RemoteError';
		this.failure = { code, message };
	}
}

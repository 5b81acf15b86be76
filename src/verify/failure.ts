/** What can go wrong outside our own code, each with a way on. */
type FailureCode =
	| 'download'
	| 'corrupt'
	| 'unsupported'
	| 'check-failed'
	| 'device-lost'
	| 'worker-died'
	| 'timeout'
	| 'internal';

/** Plain data: it crosses the thread border, where an Error would lose its class and code. */
export type EngineFailure = {
	readonly code: FailureCode;
	/** A sentence for the visitor that says what happened and what to do. */
	readonly message: string;
};

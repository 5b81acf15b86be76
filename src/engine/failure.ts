/** What can go wrong outside our own code, each with a way on. */
export type FailureCode =
	| 'download'
	/** No network at all: said before a server is blamed. */
	| 'offline'
	/** The page is older than what its host has now. */
	| 'outdated'
	| 'missing'
	| 'corrupt'
	/** The visitor's own doing: shown as no failure. */
	| 'cancelled'
	/** The models work; they could not be kept for the next visit. */
	| 'storage-full'
	| 'storage-blocked'
	/** A model of the visitor's: what is wrong with its files. */
	| 'not-a-model'
	| 'truncated'
	| 'file-changed'
	| 'unsupported-type'
	| 'unknown-architecture'
	| 'wrong-shape'
	| 'missing-tensor'
	| 'vocabulary-mismatch'
	/** The address answers, but not to a page of another origin. */
	| 'cross-origin'
	/** The host wants an account or an accepted licence. */
	| 'gated'
	/** More than this device can keep: said before the download. */
	| 'too-large'
	/** A server that writes: what is wrong with asking it. */
	| 'remote-address'
	| 'remote-unreachable'
	| 'remote-key'
	| 'remote-busy'
	| 'remote-refused'
	| 'remote-broken'
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

export const loadCancelled: EngineFailure = {
	code: 'cancelled',
	message: 'Loading was cancelled. Load the models again to go on.',
};

export const offline: EngineFailure = {
	code: 'offline',
	message: 'The models are not on this device yet. Connect to the network and load them once.',
};

import type { StepVerdict } from '../engine/info.ts';

/** A file of the model folder as the manifest promises it. */
export type FileRecord = {
	readonly path: string;
	readonly bytes: number;
	/** Lower-case hexadecimal. */
	readonly sha256: string;
};

/** A Hugging Face folder. */
export type ModelRecord = {
	readonly config: FileRecord;
	/** Safetensors: shards of the model, and the heads that were trained on it. */
	readonly weights: readonly FileRecord[];
};

/** Blocks and a scalar head on the judge's states; its weights' names begin with `prefix`. */
type HeadRecord = { readonly prefix: string; readonly layers: number };

export type Manifest = {
	readonly id: string;
	readonly tokenizer: FileRecord;
	readonly golden: FileRecord;
	readonly text: {
		readonly beginId: number;
		readonly newlineId: number;
		/** Longest context in tokens, question included. */
		readonly maxTokens: number;
		/** Mean log-probability of a question's tokens that nearly all questions of the training world exceed. */
		readonly familiarFrom: number;
	};
	readonly generator: ModelRecord;
	/** One language model, frozen, with a head for each kind of reward. */
	readonly judge: ModelRecord & { readonly process: HeadRecord; readonly outcome: HeadRecord };
	readonly verdictOnSteps: StepVerdict;
};

/** The one format this engine reads; a newer exporter raises it. */
const knownFormat = 2;

/** Every file a load downloads, manifest excluded. */
export function filesOf(manifest: Manifest): FileRecord[] {
	const { tokenizer, golden, generator, judge } = manifest;
	const filesOfModel = ({ config, weights }: ModelRecord): FileRecord[] => [config, ...weights];
	return [tokenizer, golden, ...filesOfModel(generator), ...filesOfModel(judge)];
}

/** @throws TypeError that names the first member that is missing or of the wrong kind. */
export function parseManifest(value: unknown): Manifest {
	const root = record(value, 'manifest');
	if (root['format'] !== knownFormat) throw new TypeError(`format is not ${knownFormat}`);
	const text = record(root['text'], 'text');
	const judge = record(root['judge'], 'judge');
	const heads = record(judge['heads'], 'judge.heads');
	return {
		id: string(root['id'], 'id'),
		tokenizer: file(root['tokenizer'], 'tokenizer'),
		golden: file(root['golden'], 'golden'),
		text: {
			beginId: whole(text['begin_id'], 'text.begin_id'),
			newlineId: whole(text['newline_id'], 'text.newline_id'),
			maxTokens: whole(text['max_tokens'], 'text.max_tokens'),
			familiarFrom: number(text['familiar_from'], 'text.familiar_from'),
		},
		generator: model(record(root['generator'], 'generator'), 'generator'),
		judge: {
			...model(judge, 'judge'),
			process: head(heads['process'], 'judge.heads.process'),
			outcome: head(heads['outcome'], 'judge.heads.outcome'),
		},
		verdictOnSteps: stepVerdict(root),
	};
}

/** The exporter's threshold; its figures are shown where they are, and missed nowhere. */
function stepVerdict(root: Record<string, unknown>): StepVerdict {
	const threshold = share(record(root['prm'], 'prm')['threshold']);
	if (threshold === null) throw new TypeError('prm.threshold is not between 0 and 1');
	const measured = ['metrics', 'steps', 'rewards'].reduce<unknown>(
		(value, key) =>
			typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[key] : null,
		root,
	);
	const figures: Record<string, unknown> = typeof measured === 'object' ? { ...measured } : {};
	return {
		threshold,
		caught: share(figures['first_wrong_caught']),
		falseAlarms: share(figures['right_called_wrong']),
		steps: typeof figures['steps'] === 'number' ? figures['steps'] : 0,
	};
}

function share(value: unknown): number | null {
	return typeof value === 'number' && value >= 0 && value <= 1 ? value : null;
}

function model(fields: Record<string, unknown>, name: string): ModelRecord {
	const weights = fields['weights'];
	if (!Array.isArray(weights)) throw new TypeError(`${name}.weights is not a list`);
	return {
		config: file(fields['config'], `${name}.config`),
		weights: weights.map((item: unknown, at) => file(item, `${name}.weights[${at}]`)),
	};
}

function head(value: unknown, name: string): HeadRecord {
	const fields = record(value, name);
	return {
		prefix: string(fields['prefix'], `${name}.prefix`),
		layers: whole(fields['layers'], `${name}.layers`),
	};
}

function file(value: unknown, name: string): FileRecord {
	const fields = record(value, name);
	return {
		path: string(fields['path'], `${name}.path`),
		bytes: whole(fields['bytes'], `${name}.bytes`),
		sha256: string(fields['sha256'], `${name}.sha256`),
	};
}

function record(value: unknown, name: string): Record<string, unknown> {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new TypeError(`${name} is not an object`);
	}
	return { ...value };
}

function string(value: unknown, name: string): string {
	if (typeof value !== 'string') throw new TypeError(`${name} is not a text`);
	return value;
}

function number(value: unknown, name: string): number {
	if (typeof value !== 'number') throw new TypeError(`${name} is not a number`);
	return value;
}

function whole(value: unknown, name: string): number {
	if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 0) {
		throw new TypeError(`${name} is not a whole number`);
	}
	return value;
}

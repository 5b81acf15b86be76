import type { StepVerdict } from '../engine/info.ts';

/** A file of the model folder as the manifest promises it. */
export type FileRecord = {
	readonly path: string;
	readonly bytes: number;
	/** Lower-case hexadecimal. */
	readonly sha256: string;
};

const roles = ['generator', 'prm', 'orm'] as const;
export type Role = (typeof roles)[number];

type ModelRecord = {
	readonly graph: FileRecord;
	readonly weights: FileRecord;
	readonly layers: number;
	readonly kvHeads: number;
	readonly headDim: number;
	/** Width of the state beside the KV cache; 0 for none. */
	readonly carried: number;
	readonly vocab: number;
};

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
	readonly models: Readonly<Record<Role, ModelRecord>>;
	readonly verdictOnSteps: StepVerdict;
};

/** The one format this engine reads; a newer exporter raises it. */
const knownFormat = 1;

/** Every file a load downloads, manifest excluded. */
export function filesOf(manifest: Manifest): FileRecord[] {
	const { tokenizer, golden, models } = manifest;
	return [
		tokenizer,
		golden,
		...roles.flatMap((role) => [models[role].graph, models[role].weights]),
	];
}

/** @throws TypeError that names the first member that is missing or of the wrong kind. */
export function parseManifest(value: unknown): Manifest {
	const root = record(value, 'manifest');
	if (root['format'] !== knownFormat) throw new TypeError(`format is not ${knownFormat}`);
	const text = record(root['text'], 'text');
	const models = record(root['models'], 'models');
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
		models: {
			generator: model(models['generator'], 'models.generator'),
			prm: model(models['prm'], 'models.prm'),
			orm: model(models['orm'], 'models.orm'),
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

function model(value: unknown, name: string): ModelRecord {
	const fields = record(value, name);
	const dtype = record(fields['weights'], `${name}.weights`)['dtype'];
	if (dtype !== 'float16') throw new TypeError(`${name}.weights.dtype is not float16`);
	return {
		graph: file(fields['graph'], `${name}.graph`),
		weights: file(fields['weights'], `${name}.weights`),
		layers: whole(fields['layers'], `${name}.layers`),
		kvHeads: whole(fields['kv_heads'], `${name}.kv_heads`),
		headDim: whole(fields['head_dim'], `${name}.head_dim`),
		carried: whole(fields['carried'], `${name}.carried`),
		vocab: whole(fields['vocab'], `${name}.vocab`),
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

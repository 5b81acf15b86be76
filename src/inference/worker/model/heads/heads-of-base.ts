import { blobSource } from '../../files/byte-source.ts';
import { type Bytes, joinBytes } from '../../files/bytes.ts';
import type { ReadFile } from '../../files/files.ts';
import { ModelFileError } from '../../files/model-file-error.ts';
import { adapterOf } from '../adapters/registry.ts';
import type { WeightSource } from '../config.ts';
import type { OpenedModel } from '../open-model.ts';
import { fingerprintOf } from './fingerprint.ts';
import { type RewardHeads, readHeads } from './record.ts';

/** Folders of reward heads below the models folder. */
const shippedHeads = ['qwen2.5-coder-0.5b-heads'];

/** By its shape alone: of Qwen2.5 with half a billion numbers. */
export function mayHaveHeads({ config }: OpenedModel): boolean {
	return config.architecture === 'qwen2' && config.hidden === 896 && config.layers === 24;
}

/** What a visitor calls this way to read a judge. */
const headsId = 'heads';

/**
 * The reward heads that a judge is read with: those that were made on it, where no adapter takes it.
 *
 * @param readAs as in `ModelChoice`.
 * @returns null where another adapter reads it, or nothing does. Rejects with a ModelFileError where heads were asked
 * for, and none are for this model.
 */
export async function headsFor(
	model: OpenedModel,
	readAs: string | null,
	read: ReadFile,
): Promise<RewardHeads | null> {
	if (readAs === headsId) return demandHeads(model, read);
	return readAs === null && adapterOf(model) === null ? headsOf(model, read) : null;
}

/** Known by the model's fingerprint. */
async function headsOf(
	{ weights, config }: OpenedModel,
	read: ReadFile,
): Promise<RewardHeads | null> {
	for (const name of shippedHeads) {
		const heads = await openHeads(name, read);
		const fits =
			heads.hidden === config.hidden && Math.max(...heads.states.layers) <= config.layers;
		// Its vectors are many small reads: of a model of another shape none is made.
		if (fits && heads.base.fingerprint === (await fingerprintOf(weights))) return heads;
	}
	return null;
}

async function demandHeads(model: OpenedModel, read: ReadFile): Promise<RewardHeads> {
	const found = await headsOf(model, read);
	if (found !== null) return found;
	const bases = await Promise.all(
		shippedHeads.map(async (name) => (await openHeads(name, read)).base.name),
	);
	throw new ModelFileError(
		'not-a-model',
		`The reward heads of this site were made on the weights of ${bases.join(' and ')}, and ${model.name} has others: its states mean something else. Choose that model, or another judge.`,
	);
}

async function openHeads(name: string, read: ReadFile): Promise<RewardHeads> {
	const description: unknown = JSON.parse(
		new TextDecoder().decode(await whole(read, `${name}/config.json`)),
	);
	const bytes = await whole(read, `${name}/heads.safetensors`);
	return readHeads(name, description, blobSource(new Blob([bytes]), `${name}/heads.safetensors`));
}

async function whole(read: ReadFile, path: string): Promise<Bytes> {
	const pieces: Bytes[] = [];
	for await (const chunk of (await read(path, 0)).chunks) pieces.push(chunk);
	return joinBytes(pieces);
}

/** The model's tensors and those of its heads. */
export function withHeads(weights: WeightSource, heads: RewardHeads): WeightSource {
	const sourceOf = (name: string): WeightSource =>
		heads.weights.has(name) ? heads.weights : weights;
	return {
		names: [...weights.names, ...heads.weights.names],
		has: (name) => sourceOf(name).has(name),
		tensor: (name) => sourceOf(name).tensor(name),
	};
}

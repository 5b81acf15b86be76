import { list, nullable, number, optional, record, text, whole } from '../../../../domain/json.ts';
import type { HeadsCard, Measured } from '../../../../engine/info.ts';
import type { ByteSource } from '../../files/byte-source.ts';
import { ModelFileError } from '../../files/model-file-error.ts';
import { openSafetensors } from '../../files/safetensors.ts';
import type { StatesHead } from '../../graph/states-head.ts';
import type { WeightSource } from '../config.ts';
import { readDescription } from '../described.ts';
import { sha256 } from './sha256.ts';

/** One head behind the matrix that the graph has; training/shepherd/heads.py has the formula. */
export type HeadWeights = {
	/** [width]. */
	readonly bias: Float32Array;
	/** [width, 4]. */
	readonly surprise: Float32Array;
	/** [2, width]: gate and value. */
	readonly out: Float32Array;
	readonly outBias: Float32Array;
};

/** Reward heads for one public model, as training/scripts/head.py writes them. */
export type RewardHeads = {
	readonly name: string;
	/** The model that they were trained on. */
	readonly base: { readonly name: string; readonly fingerprint: string };
	/** What stands before and after the question: they read under no other prompt. */
	readonly prompt: { readonly before: string; readonly after: string };
	readonly card: HeadsCard;
	/** What the graph computes. */
	readonly states: StatesHead;
	/** Of the base's states. */
	readonly hidden: number;
	readonly width: number;
	readonly process: HeadWeights;
	readonly outcome: HeadWeights;
	/** `prm.states.weight` and `orm.states.weight`. */
	readonly weights: WeightSource;
	readonly bytes: number;
	/** SHA-256 of the weights, in hexadecimal. */
	readonly hash: string;
};

const shape = record({ layers: list(whole), dim: whole, width: whole });
const measured = record({ mean: number, n: whole });
const students = record({
	n: whole,
	at_threshold: record({ mean: number }),
	chance: number,
});
const evaluated = record({
	students: optional(students, null),
	gold: optional(measured, null),
});
const galleryCase = record({
	error: text,
	question: text,
	steps: list(text),
	first_wrong: nullable(whole),
	rewards: list(number),
});
const config = record({
	format: whole,
	heads: record({ prm: shape, orm: shape }),
	base: record({ name: text, fingerprint: text }),
	prompt: record({ before: text, after: text }),
	threshold: number,
	gallery: optional(list(galleryCase), []),
	evaluated: optional(record({ heads: evaluated, untrained: evaluated }), null),
});

/** The one format that is read here. */
const knownFormat = 2;

/** Rejects with a ModelFileError where it is no folder of reward heads. */
export async function readHeads(
	name: string,
	description: unknown,
	source: ByteSource,
): Promise<RewardHeads> {
	const file = `config.json of ${name}`;
	const { format, heads, base, prompt, threshold, ...known } = readDescription(
		...([description, config, file] as const),
	);
	const { layers, width } = heads.prm;
	if (format !== knownFormat || heads.orm.layers.join() !== layers.join()) {
		throw new ModelFileError(
			'not-a-model',
			`${file} is of another form than the one that is read here (format ${knownFormat}, one list of layers). Take the heads that belong to this version.`,
		);
	}
	const weights = await openSafetensors([source]);
	const outputs = width + heads.orm.width;
	return {
		...{ name, base, prompt, width, weights, bytes: source.size, hidden: heads.prm.dim },
		hash: await sha256(await source.read(0, source.size)),
		card: {
			threshold,
			found: foundBy(known.evaluated?.heads.students),
			foundUntrained: foundBy(known.evaluated?.untrained.students),
			chance: known.evaluated?.heads.students?.chance ?? null,
			leftAlone: known.evaluated?.heads.gold ?? null,
			gallery: known.gallery.map(({ first_wrong: firstWrong, ...one }) => ({ ...one, firstWrong })),
		},
		states: {
			...{ kind: 'states', layers, outputs },
			weights: ['prm.states.weight', 'orm.states.weight'],
		},
		process: await headWeights(weights, 'prm'),
		outcome: await headWeights(weights, 'orm'),
	};
}

type Students = { readonly n: number; readonly at_threshold: { readonly mean: number } };

function foundBy(students: Students | null | undefined): Measured | null {
	return students ? { mean: students.at_threshold.mean, n: students.n } : null;
}

async function headWeights(source: WeightSource, role: string): Promise<HeadWeights> {
	const read = async (name: string): Promise<Float32Array> => {
		const tensor = source.tensor(`${role}.${name}`);
		const rows = tensor.shape.length > 1 ? (tensor.shape[0] ?? 1) : 1;
		return tensor.floats(0, rows);
	};
	return {
		bias: await read('states.bias'),
		surprise: await read('surprise.weight'),
		out: await read('out.weight'),
		outBias: await read('out.bias'),
	};
}

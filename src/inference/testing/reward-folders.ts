/** Tiny reward models as Hugging Face folders: what reward_vectors.py asks `transformers` for, made anew. */
import { diskFolder, type ModelFolder } from '../worker/files/model-folder.ts';
import { encodeFloats } from './safetensors.ts';

/** A case of layouts.json. */
export type RewardCase = {
	readonly ids: readonly number[];
	readonly readAt: readonly number[];
	readonly pair?: readonly number[];
	/** By `transformers`, a step each. */
	readonly rewards: readonly number[];
	/** What its folder is called. */
	readonly name: string;
	readonly config: object;
	readonly shapes: Readonly<Record<string, readonly number[]>>;
};

export type RewardVectors = {
	readonly question: string;
	readonly steps: readonly string[];
	readonly cases: Readonly<Record<string, RewardCase>>;
	/** Of outcome reward models: one reward, of the whole solution. */
	readonly outcomes: Readonly<Record<string, RewardCase>>;
};

/** Which vocabulary, template and first token a family's models have. */
export const familyTexts: Readonly<
	Record<
		string,
		{ readonly tokenizer: string; readonly template?: string; readonly begin?: string }
	>
> = {
	'math-shepherd': { tokenizer: 'llama', begin: '<s>' },
	rlhflow: { tokenizer: 'llama-bpe', template: 'llama3.jinja', begin: '<|begin_of_text|>' },
	skywork: { tokenizer: 'qwen2', template: 'qwen2.5.jinja' },
	'qwen-math-prm': { tokenizer: 'qwen2', template: 'qwen2.5.jinja' },
	trl: { tokenizer: 'qwen2', template: 'qwen2.5.jinja' },
	'trl-blank-line': { tokenizer: 'qwen2', template: 'qwen2.5.jinja' },
	'rlhflow-orm': {
		...{ tokenizer: 'llama-bpe', template: 'llama3.jinja', begin: '<|begin_of_text|>' },
	},
	'sequence-classifier': { tokenizer: 'qwen2', template: 'qwen2.5.jinja' },
};

/** @param read the text of a file of `vectors/`. */
export async function rewardFolder(
	family: string,
	{ name, config, shapes }: RewardCase,
	read: (path: string) => Promise<string>,
): Promise<ModelFolder> {
	const { tokenizer, template, begin } = familyTexts[family] ?? { tokenizer: 'qwen2' };
	const known = JSON.parse(await read('tokenizers.json')).cases[tokenizer].tokenizer;
	const tokenizerConfig = {
		...(begin === undefined ? {} : { bos_token: begin }),
		...(template === undefined ? {} : { chat_template: await read(`templates/${template}`) }),
	};
	const tensors = new Map(
		Object.entries(shapes).map(([tensor, shape]) => [tensor, filled(tensor, shape)]),
	);
	const contents: Record<string, string | Uint8Array<ArrayBuffer>> = {
		'config.json': JSON.stringify(config),
		'tokenizer.json': JSON.stringify(known),
		'tokenizer_config.json': JSON.stringify(tokenizerConfig),
		'model.safetensors': encodeFloats(tensors, shapes),
	};
	const files = Object.entries(contents).map(
		([path, content]) => [path, new File([content], path)] as const,
	);
	return diskFolder(name, new Map(files));
}

/** The numbers of `filled` in reward_vectors.py. */
function filled(name: string, shape: readonly number[]): Float32Array {
	let seed = 2166136261;
	for (const byte of new TextEncoder().encode(name)) seed = Math.imul(seed ^ byte, 16777619);
	const isNorm = name.endsWith('norm.weight');
	const length = shape.reduce((product, size) => product * size, 1);
	return Float32Array.from({ length }, (_, at) => {
		let x = (seed + at) >>> 0;
		x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
		x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
		const unit = ((x ^ (x >>> 16)) >>> 0) / 2 ** 31 - 1;
		return isNorm ? 1 + unit / 8 : unit / 4;
	});
}

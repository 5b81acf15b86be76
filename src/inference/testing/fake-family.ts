/** A model folder in memory: a byte-level tokenizer, golden cases and toy sessions, for tests. */
import { MissingFileError, type ReadFile } from '../worker/files/files.ts';
import type { Runtime, RuntimeBackend } from '../worker/runtime/ort.ts';
import { FakeGpu } from './fake-gpu.ts';
import { byteCodec, fakeVocab, hashReward } from './fake-models.ts';
import { gpuSession, hostSession, type Toy } from './fake-sessions.ts';
import { encodeSafetensors } from './safetensors.ts';

const question = 'Q?';
const steps = ['a1', '#### 1'];

/** tokenizer.json whose tokens are single bytes; the id of a byte is the byte, 0 begins. */
export function byteTokenizerJson(): object {
	const alphabet = Array.from({ length: 256 }, (_, byte) =>
		byte === 10 ? 'Ċ' : byte === 32 ? 'Ġ' : String.fromCodePoint(byte < 33 ? 0x400 + byte : byte),
	);
	const vocab = Object.fromEntries(
		alphabet.map((token, id) => [id === 0 ? '<|begin|>' : token, id]),
	);
	const special = { id: 0, content: '<|begin|>', special: true };
	return {
		version: '1.0',
		added_tokens: [
			{ ...special, single_word: false, lstrip: false, rstrip: false, normalized: false },
		],
		normalizer: null,
		pre_tokenizer: {
			type: 'Sequence',
			pretokenizers: [
				{
					type: 'Split',
					pattern: { Regex: '\\n|\\d| ?\\p{L}+| ?[^\\s\\p{L}\\d]+|[^\\S\\n]+' },
					behavior: 'Isolated',
					invert: false,
				},
				{ type: 'ByteLevel', add_prefix_space: false, trim_offsets: true, use_regex: false },
			],
		},
		post_processor: null,
		decoder: { type: 'ByteLevel', add_prefix_space: true, trim_offsets: true, use_regex: true },
		model: { type: 'BPE', vocab, merges: [] },
	};
}

const tinyConfig = {
	...{ model_type: 'llama', vocab_size: fakeVocab, hidden_size: 2, intermediate_size: 2 },
	...{ num_hidden_layers: 1, num_attention_heads: 1, head_dim: 16, tie_word_embeddings: true },
};

/** The tensors that the graph of `tinyConfig` and its heads asks for. */
function modelShapes(heads: readonly string[]): Record<string, number[]> {
	const block = (name: string): Record<string, number[]> => ({
		...Object.fromEntries(
			['q', 'k', 'v'].map((part) => [`${name}.self_attn.${part}_proj.weight`, [16, 2]]),
		),
		[`${name}.self_attn.o_proj.weight`]: [2, 16],
		...Object.fromEntries(
			['gate', 'up', 'down'].map((part) => [`${name}.mlp.${part}_proj.weight`, [2, 2]]),
		),
		[`${name}.input_layernorm.weight`]: [2],
		[`${name}.post_attention_layernorm.weight`]: [2],
	});
	const head = (name: string): Record<string, number[]> => ({
		...block(`${name}.layers.0`),
		...{ [`${name}.norm.weight`]: [2], [`${name}.surprise.weight`]: [2, 2] },
		...{ [`${name}.head.weight`]: [1, 2], [`${name}.head.bias`]: [1], numeric: [fakeVocab] },
	});
	return {
		...{ 'model.embed_tokens.weight': [fakeVocab, 2], 'model.norm.weight': [2] },
		...block('model.layers.0'),
		...Object.assign({}, ...heads.map(head)),
	};
}

/** Files of one family by path; tests change them before they read. */
export async function familyFiles(): Promise<Map<string, Uint8Array<ArrayBuffer>>> {
	const encode = (value: unknown): Uint8Array<ArrayBuffer> =>
		new TextEncoder().encode(JSON.stringify(value));
	const ids = [...byteCodec.encodeQuestion(question), ...byteCodec.encodeLines(steps)];
	const positions = [ids.indexOf(10, 4), ids.length - 1];
	const prm = positions.map((position) => hashReward(ids.slice(0, position + 1)));
	const golden = {
		tolerance: { reward: 0.001, logit: 0.001 },
		cases: [
			{
				...{
					question,
					solution: steps.join('\n'),
					ids,
					positions,
					prm,
					orm: (prm.at(-1) ?? 0) / 2,
				},
				last_logits: { ids: [97], values: [100] },
			},
		],
	};
	const files = new Map<string, Uint8Array<ArrayBuffer>>([
		['tokenizer.json', encode(byteTokenizerJson())],
		['golden.json', encode(golden)],
	]);
	const record = async (path: string): Promise<object> => {
		const bytes = files.get(path) ?? encode(path);
		files.set(path, bytes);
		const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
		const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('');
		return { path, bytes: bytes.byteLength, sha256 };
	};
	const model = async (role: string, heads: readonly string[]): Promise<object> => {
		files.set(`${role}/config.json`, encode(tinyConfig));
		files.set(`${role}/model.safetensors`, encodeSafetensors(modelShapes(heads)));
		return {
			config: await record(`${role}/config.json`),
			weights: [await record(`${role}/model.safetensors`)],
		};
	};
	const manifest = {
		...{ id: 'toy', format: 2, prm: { threshold: 0.5 } },
		text: { begin_id: 0, newline_id: 10, max_tokens: 60, familiar_from: -1 },
		generator: await model('generator', []),
		judge: {
			...(await model('judge', ['prm', 'orm'])),
			heads: { process: { prefix: 'prm', layers: 1 }, outcome: { prefix: 'orm', layers: 1 } },
		},
		tokenizer: await record('tokenizer.json'),
		golden: await record('golden.json'),
	};
	const folder = new Map([...files].map(([path, bytes]) => [`toy/${path}`, bytes]));
	return folder
		.set('toy/manifest.json', encode(manifest))
		.set('index.json', encode({ models: ['toy'] }));
}

/** A host that knows no ranges. */
export function readFrom(files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>): ReadFile {
	return async (path) => {
		const bytes = files.get(path);
		if (bytes === undefined) throw new MissingFileError();
		return { from: 0, chunks: [bytes.slice()] };
	};
}

export type FakeRuntime = Runtime & {
	readonly released: string[];
	readonly gpu: FakeGpu;
	/** What a browser does when the driver crashes. */
	lose(reason: string): void;
};

export type Faults = {
	/** Added to every reward. */
	readonly wrongBy?: number;
	/** On WebGPU, a recording that is repeated does nothing. */
	readonly isDeaf?: boolean;
};

/** A runtime whose sessions write "ab\n#### 1\n" and reward by hash. */
export function fakeRuntime(
	backend: RuntimeBackend,
	{ wrongBy = 0, isDeaf = false }: Faults = {},
): FakeRuntime {
	const released: string[] = [];
	const roles = ['generator', 'judge'];
	let sessions = 0;
	const gpu = new FakeGpu();
	let lose: (reason: string) => void = () => undefined;
	const lost = new Promise<string>((resolve) => {
		lose = resolve;
	});
	return {
		...{
			backend,
			threads: 1,
			adapter: null,
			isSoftware: false,
			device: { memoryBytes: null, bufferBytes: null },
			released,
			gpu,
			lost,
		},
		lose: (reason) => lose(reason),
		createSession: async () => {
			// The generator is opened first.
			const role = roles[sessions++ % roles.length] as string;
			const toy = role === 'generator' ? scriptToy : rewardToy(wrongBy);
			const onRelease = (): void => void released.push(role);
			return backend === 'webgpu'
				? gpuSession(toy, gpu, () => undefined, onRelease, isDeaf)
				: hostSession(toy, () => undefined, onRelease);
		},
	};
}

const scriptToy: Toy = {
	...{ outputWidth: fakeVocab, carried: 0 },
	answer(tokens, out) {
		const written = tokens.length - tokens.indexOf(10) - 1;
		out.fill(-100);
		// Never drawn: what forgets or mixes rows shows here.
		out[0] = hashReward(tokens);
		out[`${steps.join('\n')}\n`.charCodeAt(written)] = 100;
	},
};

function rewardToy(wrongBy: number): Toy {
	return {
		...{ outputWidth: 2, carried: 2 },
		answer(tokens, out) {
			out[0] = hashReward(tokens) + wrongBy;
			out[1] = hashReward(tokens) / 2 + wrongBy;
		},
	};
}

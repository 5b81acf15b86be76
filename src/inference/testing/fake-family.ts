/** A model folder in memory: a byte-level tokenizer, golden cases and toy sessions, for tests. */
import { MissingFileError, type ReadFile } from '../worker/files/files.ts';
import type { Runtime, RuntimeBackend } from '../worker/runtime/ort.ts';
import { FakeGpu } from './fake-gpu.ts';
import { byteCodec, fakeVocab, hashReward } from './fake-models.ts';
import { gpuSession, hostSession, type Toy } from './fake-sessions.ts';

const question = 'Q?';
const steps = ['ab', '#### 1'];

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
				...{ question, solution: steps.join('\n'), ids, positions, prm, orm: prm.at(-1) },
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
	const model = async (role: string): Promise<object> => {
		files.set(`${role}.f16`, new Uint8Array(4));
		return {
			graph: await record(`${role}.onnx`),
			weights: { ...(await record(`${role}.f16`)), dtype: 'float16' },
			...{ layers: 1, kv_heads: 1, head_dim: 1, carried: 0, vocab: fakeVocab },
		};
	};
	const manifest = {
		...{ id: 'toy', format: 1, prm: { threshold: 0.5 } },
		text: { begin_id: 0, newline_id: 10, max_tokens: 60, familiar_from: -1 },
		models: {
			generator: await model('generator'),
			prm: await model('prm'),
			orm: await model('orm'),
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
	const gpu = new FakeGpu();
	let lose: (reason: string) => void = () => undefined;
	const lost = new Promise<string>((resolve) => {
		lose = resolve;
	});
	return {
		...{ backend, threads: 1, adapter: null, isSoftware: false, released, gpu, lost },
		lose: (reason) => lose(reason),
		createSession: async (_graph, { path }) => {
			const toy = path === 'generator.bin' ? scriptToy : rewardToy(wrongBy);
			const onRelease = (): void => void released.push(path);
			return backend === 'webgpu'
				? gpuSession(toy, gpu, () => undefined, onRelease, isDeaf)
				: hostSession(toy, () => undefined, onRelease);
		},
	};
}

const scriptToy: Toy = {
	...{ outputName: 'logits', outputWidth: fakeVocab, carried: 0 },
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
		...{ outputName: 'rewards', outputWidth: 1, carried: 0 },
		answer(tokens, out) {
			out[0] = hashReward(tokens) + wrongBy;
		},
	};
}

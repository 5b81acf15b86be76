/** A model folder in memory: a byte-level tokenizer, golden cases and toy sessions, for tests. */
import { MissingFileError, type ReadFile } from '../files.ts';
import type { GraphSession, HostTensor, Runtime, RuntimeBackend } from '../ort.ts';
import { byteCodec, fakeVocab, hashReward } from './fake-models.ts';

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

/** A runtime whose sessions write "ab\n#### 1\n" and reward by hash; `wrongBy` spoils the rewards. */
export function fakeRuntime(
	backend: RuntimeBackend,
	wrongBy = 0,
): Runtime & { readonly released: string[] } {
	const released: string[] = [];
	return {
		...{ backend, threads: 1, adapter: null, isSoftware: false, released },
		longestRead: Number.POSITIVE_INFINITY,
		createSession: async (_graph, { path }) => fakeSession(path, wrongBy, released),
	};
}

function fakeSession(path: string, wrongBy: number, released: string[]): GraphSession {
	const script = `${steps.join('\n')}\n`;
	return {
		async run(feeds) {
			const ids = feeds['input_ids'] as HostTensor;
			const past = feeds['past_key_0'] as HostTensor;
			const [rows = 0, length = 0] = ids.dims;
			const isGenerator = path === 'generator.bin';
			const width = isGenerator ? fakeVocab : 1;
			const output = new Float32Array(rows * length * width).fill(isGenerator ? -100 : 0);
			const present: number[] = [];
			for (let row = 0; row < rows; row++) {
				const pastLength = past.dims[2] ?? 0;
				const before = past.data.subarray(row * pastLength, (row + 1) * pastLength);
				const tokens = [...before, ...ids.data.subarray(row * length, (row + 1) * length)];
				present.push(...tokens);
				const last = ((row + 1) * length - 1) * width;
				const written = tokens.length - tokens.indexOf(10) - 1;
				if (isGenerator) output[last + script.charCodeAt(written)] = 100;
				else output[last] = hashReward(tokens) + wrongBy;
			}
			const cache = Float32Array.from(present);
			const name = isGenerator ? 'logits' : 'rewards';
			return { [name]: output, present_key_0: cache, present_value_0: cache };
		},
		release: async () => void released.push(path),
	};
}

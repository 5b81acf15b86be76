import { openAsBlob, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { hubFolder } from '../files/hub.ts';
import { ModelFileError } from '../files/model-file-error.ts';
import { addressFolder, diskFolder, type ModelFolder } from '../files/model-folder.ts';
import { openModel } from './open-model.ts';

const vectors = new URL('../../testing/vectors/', import.meta.url);
const tokenizers = JSON.parse(readFileSync(new URL('tokenizers.json', vectors), 'utf8'));

/** The tiny llama with a vocabulary that fits its 40 rows: the first tokens of a byte-level one. */
function smallTokenizer(): string {
	const { tokenizer } = tokenizers.cases['qwen2'];
	const vocab = Object.entries<number>(tokenizer.model.vocab).filter(([, id]) => id < 40);
	const model = { ...tokenizer.model, vocab: Object.fromEntries(vocab), merges: [] };
	return JSON.stringify({ ...tokenizer, model });
}

async function llamaFiles(): Promise<Map<string, File>> {
	const shards = [1, 2, 3].map((at) => `model-0000${at}-of-00003.safetensors`);
	const paths = ['config.json', 'model.safetensors.index.json', ...shards];
	const files = new Map<string, File>();
	for (const path of paths) {
		const blob = await openAsBlob(new URL(`llama/${path}`, vectors));
		files.set(path, new File([await blob.arrayBuffer()], path, { lastModified: 13 }));
	}
	files.set('tokenizer.json', new File([smallTokenizer()], 'tokenizer.json'));
	const special = { bos_token: { content: '<|endoftext|>' }, eos_token: '<|im_end|>' };
	const config = JSON.stringify({ ...special, chat_template: '{{ messages[0].content }}' });
	files.set('tokenizer_config.json', new File([config], 'tokenizer_config.json'));
	return files;
}

async function codeOf(job: () => Promise<unknown>): Promise<string> {
	try {
		await job();
		return 'fine';
	} catch (cause) {
		if (!(cause instanceof ModelFileError)) throw cause;
		return cause.failure.code;
	}
}

type Answer = (request: IncomingMessage, response: ServerResponse) => void;
const closers: (() => void)[] = [];
afterEach(() => {
	for (const close of closers.splice(0)) close();
});

async function serve(answer: Answer): Promise<string> {
	const server = createServer(answer);
	closers.push(() => server.close());
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A static host below /llama/, with ranges and ETags as real ones have them. */
function hosting(files: ReadonlyMap<string, Uint8Array>, asked: string[] = []): Answer {
	return ({ url = '', headers }, response) => {
		const bytes = files.get(decodeURIComponent(url));
		const range = /^bytes=(\d+)-(\d+)$/u.exec(headers.range ?? '');
		asked.push(`${url} ${headers.range ?? ''}`);
		if (bytes === undefined) response.writeHead(404).end();
		else if (range === null) response.writeHead(200, { 'Content-Length': bytes.length }).end(bytes);
		else {
			const part = bytes.subarray(Number(range[1]), Number(range[2]) + 1);
			const to = Number(range[1]) + part.length - 1;
			const told = { 'Content-Range': `bytes ${range[1]}-${to}/${bytes.length}`, ETag: '"a"' };
			response.writeHead(206, told).end(part);
		}
	};
}

async function hosted(prefix: string): Promise<Map<string, Uint8Array>> {
	const entries = [...(await llamaFiles())].map(
		async ([path, file]) => [`${prefix}${path}`, new Uint8Array(await file.arrayBuffer())] as const,
	);
	return new Map(await Promise.all(entries));
}

async function expectLlama(folder: ModelFolder): Promise<void> {
	const model = await openModel(folder);
	expect(model.config).toMatchObject({ architecture: 'llama', tied: true, kvHeads: 2 });
	expect(model.text.vocabulary.size).toBe(40);
	expect(model.text.endIds).toEqual([2, 0]);
	expect(model.text.chat?.render([{ role: 'user', content: 'Hi' }], true)).toBe('Hi');
	expect(model.identity.map(([path]) => path)).toHaveLength(3);
	const disk = await openModel(diskFolder('llama', await llamaFiles()));
	for (const name of model.weights.names) {
		const [here, there] = [model.weights.tensor(name), disk.weights.tensor(name)];
		expect(await here.floats(0, 1)).toEqual(await there.floats(0, 1));
	}
}

test('a Hugging Face folder from disk', async () => {
	await expectLlama(diskFolder('llama', await llamaFiles()));
});

test.each(['', '/'])('a folder at an address that ends in "%s"', async (end) => {
	const address = await serve(hosting(await hosted('/models/llama/')));
	await expectLlama(addressFolder(`${address}/models/llama${end}`));
});

test('a model of the hub is listed once, and read at the commit of that moment', async () => {
	const files = await hosted('/someone/llama/resolve/c0ffee/');
	const siblings = [...files].map(([path, { length }]) => ({
		...{ rfilename: path.split('/').at(-1), size: length },
		...(path.endsWith('.safetensors') ? { lfs: { sha256: `hash of ${path}` } } : {}),
	}));
	const listing = { sha: 'c0ffee', cardData: { license: 'apache-2.0' }, siblings };
	const asked: string[] = [];
	const host = hosting(files, asked);
	const hub = await serve((request, response) => {
		if (!request.url?.startsWith('/api/')) return host(request, response);
		asked.push(request.url);
		response.end(JSON.stringify(listing));
	});
	const folder = await hubFolder('someone/llama', { revision: 'v1', hub });
	expect(asked).toEqual(['/api/models/someone/llama/revision/v1?blobs=true']);
	expect(folder).toMatchObject({ commit: 'c0ffee', licence: 'apache-2.0' });
	expect(folder.bytesOf('config.json')).toBe(
		files.get('/someone/llama/resolve/c0ffee/config.json')?.length,
	);
	await expectLlama(folder);
	const { identity } = await openModel(folder);
	expect(identity[0]?.[2]).toMatch(/^hash of .*\.safetensors$/u);
});

describe('each trouble has its name', () => {
	const gguf = readFileSync(new URL('llama.gguf', vectors));
	test.each<[string, string, Answer]>([
		['a host that wants an account', 'gated', (_, response) => response.writeHead(401).end()],
		['a host in trouble', 'download', (_, response) => response.writeHead(503).end()],
		['nothing at the address', 'missing', (_, response) => response.writeHead(404).end()],
		[
			'a page at the address',
			'not-a-model',
			hosting(new Map([['/a.gguf', new TextEncoder().encode('<!doctype html>'.repeat(9))]])),
		],
		[
			'a file that changes under us',
			'file-changed',
			({ headers }, response) => {
				const first = headers.range === 'bytes=0-0';
				const told = { 'Content-Range': `bytes 0-0/${gguf.length}`, ETag: first ? '"a"' : '"b"' };
				response.writeHead(206, told).end(gguf.subarray(0, 1));
			},
		],
		[
			'a large file from a host without ranges',
			'download',
			(_, response) => response.writeHead(200, { 'Content-Length': 2 ** 33 }).end('x'),
		],
	])('%s is %s', async (_, code, answer) => {
		const address = await serve(answer);
		expect(await codeOf(() => openModel(addressFolder(`${address}/a.gguf`)))).toBe(code);
	});

	test('a host that is not there is a failed download', async () => {
		const address = await serve(() => undefined);
		for (const close of closers.splice(0)) close();
		expect(await codeOf(() => openModel(addressFolder(`${address}/a.gguf`)))).toBe('download');
	});

	test.each<[string, string, (files: Map<string, File>) => unknown]>([
		['no config', 'not-a-model', (files) => files.delete('config.json')],
		['no tokenizer', 'missing', (files) => files.delete('tokenizer.json')],
		[
			'weights of PyTorch',
			'unsupported-type',
			(files) => {
				for (const path of [...files.keys()]) if (/safetensors/u.test(path)) files.delete(path);
				files.set('pytorch_model.bin', new File([''], 'pytorch_model.bin'));
			},
		],
		[
			'a shard that is missing',
			'missing',
			(files) => files.delete('model-00002-of-00003.safetensors'),
		],
		[
			'a tokenizer with more tokens than rows',
			'vocabulary-mismatch',
			(files) =>
				files.set(
					'tokenizer.json',
					new File([JSON.stringify(tokenizers.cases.qwen2.tokenizer)], ''),
				),
		],
		[
			'two GGUF files',
			'not-a-model',
			(files) => {
				files.clear();
				for (const name of ['a.gguf', 'b.gguf']) files.set(name, new File([gguf], name));
			},
		],
		[
			'a GGUF file without a vocabulary',
			'not-a-model',
			(files) => {
				files.clear();
				files.set('a.gguf', new File([gguf], 'a.gguf'));
			},
		],
	])('%s is %s', async (_, code, spoil) => {
		const files = await llamaFiles();
		spoil(files);
		expect(await codeOf(() => openModel(diskFolder('llama', files)))).toBe(code);
	});

	test('an id that is none is not asked for', async () => {
		expect(await codeOf(() => hubFolder('../etc/passwd', { hub: 'http://127.0.0.1:1' }))).toBe(
			'missing',
		);
	});
});

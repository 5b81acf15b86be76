import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import type { GeneratedText, RunSettings } from '../../../run/ports.ts';
import { RemoteError } from './remote-error.ts';
import { createRemoteGenerator, type RemoteModel } from './remote-generator.ts';
import { endpoint, listModels } from './server.ts';

const settings: RunSettings = { candidates: 3, temperature: 0.7, topP: 1, seed: 5, maxTokens: 200 };
const problem = { id: 'p', topic: 't', question: 'What is 2+2?', answer: null, reference: [] };

type Asked = { readonly url: string; readonly key: string | undefined; readonly body: Body };
type Body = { readonly seed: number; readonly messages?: unknown[]; readonly prompt?: string };
type Answer = (response: ServerResponse, asked: Asked, request: IncomingMessage) => void;

const closers: (() => void)[] = [];
afterEach(() => {
	for (const close of closers.splice(0)) close();
});

async function serve(answer: Answer): Promise<string> {
	const server = createServer(async (request, response) => {
		let text = '';
		for await (const piece of request) text += piece;
		const body: Body = text === '' ? { seed: 0 } : JSON.parse(text);
		const { url = '', headers } = request;
		answer(response, { url, key: headers.authorization, body }, request);
	});
	closers.push(
		() => server.closeAllConnections(),
		() => server.close(),
	);
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const remote = (address: string, change: Partial<RemoteModel> = {}): RemoteModel => ({
	...{ address, key: '', model: 'toy', protocol: 'chat' },
	...change,
});

const delta = (content: string, finish: string | null = null): string =>
	`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason: finish }] })}\n\n`;

/** @returns text and end of each candidate, and what was thrown at the end. */
async function written(model: RemoteModel, change: Partial<RunSettings> = {}) {
	const texts: string[] = [];
	const ends: GeneratedText['end'][] = [];
	let thrown: unknown = null;
	try {
		const generator = createRemoteGenerator(model);
		for await (const batch of generator.generate(problem, { ...settings, ...change })) {
			for (const { candidate, text, end } of batch) {
				expect(ends[candidate] ?? null, 'nothing comes after an end').toBeNull();
				texts[candidate] = `${texts[candidate] ?? ''}${text}`;
				ends[candidate] = end;
			}
		}
	} catch (cause) {
		thrown = cause;
	}
	const code = thrown instanceof RemoteError ? thrown.failure.code : thrown;
	return { texts, ends, code, message: thrown instanceof Error ? thrown.message : '' };
}

test('each candidate is a stream of its own; the answer line ends it, whatever comes after', async () => {
	const seeds: number[] = [];
	const address = await serve((response, { url, body, key }) => {
		expect(url).toBe('/v1/chat/completions');
		expect(key).toBe('Bearer secret');
		seeds.push(body.seed);
		response.writeHead(200, { 'Content-Type': 'text/event-stream' });
		response.write(': a comment\n\n');
		response.write(
			`data: ${JSON.stringify({ choices: [{ delta: { role: 'assistant' } }] })}\r\n\r\n`,
		);
		const text = `2+2 = ${body.seed}\n#### ${body.seed}\nAnd more, and more.`;
		for (const char of text) response.write(delta(char));
		// Never ended: the reader has what it wants.
	});
	const { texts, ends, code } = await written(remote(address, { key: 'secret' }));
	expect(seeds.toSorted()).toEqual([5, 6, 7]);
	expect(texts).toEqual([5, 6, 7].map((seed) => `2+2 = ${seed}\n#### ${seed}\n`));
	expect(ends).toEqual(['answered', 'answered', 'answered']);
	expect(code).toBeNull();
});

test.each([
	['2+2 = 4\n#### 4', '2+2 = 4\n#### 4\n', 'answered'],
	['So \\boxed{4}.', 'So \\boxed{4}.\n#### 4\n', 'answered'],
	['The answer is 4 apples.\n', 'The answer is 4 apples.\n#### 4\n', 'answered'],
	['I do not know', 'I do not know\n', 'cut'],
	['', '', 'cut'],
])('a turn that ends after %j', async (said, text, end) => {
	const address = await serve((response) => {
		response.writeHead(200);
		response.end(`${delta(said)}${delta('', 'stop')}data: [DONE]\n\n`);
	});
	expect(await written(remote(address), { candidates: 1 })).toMatchObject({
		texts: [text],
		ends: [end],
		code: null,
	});
});

test('characters of several bytes and events that arrive in halves are put together', async () => {
	const bytes = Buffer.from(`${delta('2 × 3 = 6 €\n')}${delta('#### 6\n')}data: [DONE]\n\n`);
	const address = await serve(async (response) => {
		response.writeHead(200);
		for (const byte of bytes) {
			response.write(Uint8Array.of(byte));
			if (byte === 0xc3 || byte === 0xe2) await new Promise((next) => setTimeout(next, 5));
		}
		response.end();
	});
	const { texts } = await written(remote(address), { candidates: 1 });
	expect(texts).toEqual(['2 × 3 = 6 €\n#### 6\n']);
});

test('completions take a plain text, and steps that are there stand at its end', async () => {
	let asked: Asked | null = null;
	const address = await serve((response, found) => {
		asked = found;
		response.end(`data: ${JSON.stringify({ choices: [{ text: '#### 4\n' }] })}\n\n`);
	});
	const generator = createRemoteGenerator(remote(`${address}/v1/`, { protocol: 'completions' }));
	const batches = [];
	for await (const batch of generator.generate(problem, { ...settings, candidates: 1 }, [
		'2+2 = 4',
	])) {
		batches.push(...batch);
	}
	expect(asked).toMatchObject({ url: '/v1/completions' });
	expect((asked as Asked | null)?.body.prompt).toMatch(/What is 2\+2\?\n\n2\+2 = 4\n\n$/u);
	expect(batches.map(({ text }) => text).join('')).toBe('#### 4\n');
});

describe('each trouble has its name', () => {
	test.each<[string, string, RegExp, Answer]>([
		[
			'a wrong key',
			'remote-key',
			/No such key/u,
			(response) => response.writeHead(401).end('{"error":{"message":"No such key"}}'),
		],
		[
			'no such model',
			'remote-refused',
			/model "toy" not found/u,
			(response) => response.writeHead(404).end('{"error":"model \\"toy\\" not found"}'),
		],
		[
			'a wait that is too long',
			'remote-busy',
			/in 90 s/u,
			(response) => response.writeHead(429, { 'Retry-After': '90' }).end(),
		],
		[
			'a page',
			'remote-broken',
			/What came stays/u,
			(response) => response.end('data: <!doctype html>\n\n'),
		],
		[
			'an error within the stream',
			'remote-broken',
			/out of memory/u,
			(response) => response.end('data: {"error":{"message":"out of memory"}}\n\n'),
		],
	])('%s is %s', async (_, expected, words, answer) => {
		const { code, message } = await written(remote(await serve(answer)));
		expect(code).toBe(expected);
		expect(message).toMatch(words);
	});

	test('nobody there', async () => {
		const { code, message } = await written(remote('localhost:9'));
		expect(code).toBe('remote-unreachable');
		expect(message).toMatch(/OLLAMA_ORIGINS/u);
	});

	test('a stream that breaks: what came stays, the others go on', async () => {
		const address = await serve((response, { body }) => {
			response.writeHead(200);
			if (body.seed === 6) {
				response.write(delta('2+2 = '));
				setTimeout(() => response.destroy(), 50);
			} else response.end(`${delta('#### 4\n')}data: [DONE]\n\n`);
		});
		const { texts, ends, code } = await written(remote(address));
		expect(texts).toEqual(['#### 4\n', '2+2 = \n', '#### 4\n']);
		expect(ends).toEqual(['answered', 'cut', 'answered']);
		expect(code).toBe('remote-broken');
	});

	test('an address that is none', () => {
		expect(() => endpoint({ address: 'http://', key: '' }, 'models')).toThrow(RemoteError);
	});
});

test('a server that is busy is asked again when it says so', async () => {
	let asked = 0;
	const address = await serve((response) => {
		asked += 1;
		if (asked < 3) response.writeHead(429, { 'Retry-After': '0' }).end();
		else response.end(`${delta('#### 4\n')}data: [DONE]\n\n`);
	});
	expect(await written(remote(address), { candidates: 1 })).toMatchObject({
		ends: ['answered'],
		code: null,
	});
	expect(asked).toBe(3);
});

test('whoever reads may stop while a server says nothing, and the connections end', async () => {
	let closed = 0;
	const address = await serve((response, _, request) => {
		response.writeHead(200);
		response.flushHeaders();
		request.on('close', () => undefined);
		response.on('close', () => {
			closed += 1;
		});
	});
	for await (const batch of createRemoteGenerator(remote(address)).generate(problem, settings)) {
		expect(batch).toEqual([]);
		break;
	}
	await expect.poll(() => closed).toBe(3);
});

test.each([
	['localhost:11434', 'http://localhost:11434/v1/models'],
	['http://localhost:8080/', 'http://localhost:8080/v1/models'],
	['https://api.deepseek.com', 'https://api.deepseek.com/v1/models'],
	['https://host/openai/v1', 'https://host/openai/v1/models'],
	['http://host:8000/v1/chat/completions?x=1', 'http://host:8000/v1/models'],
])('%s', (address, expected) => {
	expect(endpoint({ address, key: '' }, 'models')).toBe(expected);
});

test('the models of a server are listed', async () => {
	const { signal } = new AbortController();
	const data = [{ id: 'smollm2:135m', object: 'model' }, { id: 'qwen2.5:0.5b' }];
	const address = await serve((response) => response.end(JSON.stringify({ object: 'list', data })));
	expect(await listModels({ address, key: '' }, signal)).toEqual(['smollm2:135m', 'qwen2.5:0.5b']);
	const page = await serve((response) => response.end('<!doctype html>'));
	await expect(listModels({ address: page, key: '' }, signal)).rejects.toThrow(/OpenAI protocol/u);
});

test('a search over steps sends each prefix again and takes the first line of what comes', async () => {
	const asked: Body[] = [];
	const address = await serve((response, { body }) => {
		asked.push(body);
		response.writeHead(200, { 'Content-Type': 'text/event-stream' });
		const text = asked.length <= 2 ? '2+2 = 4\nSo it is 4.\n' : '#### 4\n';
		for (const char of text) response.write(delta(char));
		response.end('data: [DONE]\n\n');
	});
	const tree = createRemoteGenerator(remote(address)).tree(problem, settings);
	const grow = async (prefix: readonly string[], count: number) => {
		const ways = Array.from({ length: count }, () => ({ text: '', end: null as string | null }));
		for await (const additions of tree.grow(prefix, count, 9)) {
			for (const { candidate, text, end } of additions) {
				const way = ways[candidate];
				if (way === undefined) throw new Error('another candidate');
				expect(way.end).toBeNull();
				way.text += text;
				way.end = end;
			}
		}
		return ways;
	};
	expect(await grow([], 2)).toEqual([
		{ text: '2+2 = 4\n', end: 'step' },
		{ text: '2+2 = 4\n', end: 'step' },
	]);
	tree.keep([]);
	expect(await grow(['2+2 = 4'], 1)).toEqual([{ text: '#### 4\n', end: 'answered' }]);
	expect(JSON.stringify(asked.at(-1)?.messages)).toContain('2+2 = 4');
	expect(asked.map(({ seed }) => seed)).toEqual([9, 10, 9]);
	tree.free();
});

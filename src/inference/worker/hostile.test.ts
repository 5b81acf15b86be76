/** What a stranger's model or server may say: 2,850 seeded texts give a value, or a failure with a name. */
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Random } from '../../domain/random.ts';
import type { RunSettings } from '../../run/ports.ts';
import { parseManifest } from '../manifest.ts';
import { hubFolder } from './files/hub.ts';
import { ModelFileError } from './files/model-file-error.ts';
import { configFromJson } from './model/config-json.ts';
import { textFromFolder } from './model/model-text.ts';
import { RemoteError } from './remote/remote-error.ts';
import { createRemoteGenerator } from './remote/remote-generator.ts';
import { listModels } from './remote/server.ts';

const file = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const shipped = 'public/models/shepherd-nano';

const leaves: readonly unknown[] = [
	null,
	true,
	0,
	-1,
	1e300,
	2 ** 53,
	'',
	'x',
	'{{ messages[9].content.x.y }}',
	'{% for %}',
	'<script>',
	'\u0000',
	'__proto__',
	[],
	{},
	[[]],
	{ constructor: 1 },
];

/** The value with something in it replaced, taken away or doubled. */
function spoilt(value: unknown, random: Random): unknown {
	if (typeof value !== 'object' || value === null || random.next() < 0.15)
		return random.pick(leaves);
	const entries = Object.entries(value);
	const at = random.int(0, Math.max(0, entries.length - 1));
	const [key, member] = entries[at] ?? ['key', null];
	if (Array.isArray(value)) {
		const way = random.next();
		if (way < 0.2) return value.toSpliced(at, 1);
		if (way < 0.3) return [...value, ...value];
		return value.length === 0 ? [random.pick(leaves)] : value.with(at, spoilt(member, random));
	}
	if (random.next() < 0.2) return Object.fromEntries(entries.toSpliced(at, 1));
	return { ...value, [key]: spoilt(member, random) };
}

async function rounds(
	name: string,
	count: number,
	round: (random: Random) => unknown,
): Promise<void> {
	const random = new Random(name);
	let refused = 0;
	for (let at = 0; at < count; at++) {
		try {
			await round(random.fork(at));
		} catch (cause) {
			const isNamed = cause instanceof ModelFileError || cause instanceof RemoteError;
			if (!isNamed) throw cause;
			refused += 1;
			expect(cause.message).toMatch(/\. |\.$/u);
			expect(cause.message.length).toBeLessThan(2000);
		}
	}
	expect(refused).toBeGreaterThan(0);
}

test('the descriptions of a model', async () => {
	const config = file('src/inference/testing/vectors/qwen2/config.json');
	await rounds('config', 700, (random) => configFromJson(spoilt(config, random), 'config.json'));
	const tokenizer = file(`${shipped}/generator/tokenizer.json`);
	const described = {
		tokenizer_config: {
			bos_token: '<s>',
			eos_token: { content: '</s>' },
			chat_template: '{{ messages[0].content }}',
		},
		generation_config: { eos_token_id: [1, 2] },
	};
	await rounds('text', 700, (random) => {
		const { tokenizer_config, generation_config } = (spoilt(described, random) ?? {}) as Partial<
			typeof described
		>;
		const files = {
			tokenizer: random.next() < 0.6 ? spoilt(tokenizer, random) : tokenizer,
			tokenizerConfig: tokenizer_config,
			generationConfig: generation_config,
			chatTemplate: random.next() < 0.5 ? String(random.pick(leaves)) : null,
		};
		const { chat, vocabulary } = textFromFolder(files, 'a folder');
		chat?.render([{ role: 'user', content: 'What is 2+2?' }], true);
		vocabulary.encode('What is 2+2?\n');
	});
});

test('the manifest of shipped models', () => {
	const manifest = file(`${shipped}/manifest.json`);
	const random = new Random('manifest');
	for (let at = 0; at < 700; at++) {
		try {
			parseManifest(spoilt(manifest, random.fork(at)));
		} catch (cause) {
			expect(cause).toBeInstanceOf(TypeError);
			expect(String(cause)).toMatch(/ is (?:not|no) /u);
		}
	}
});

/** What the server says next. */
let body: string | Uint8Array = '';
let status = 200;
const server = createServer((request, response) => {
	request.resume();
	response.writeHead(status, { 'Retry-After': '0' }).end(body);
});
let address = '';
beforeAll(async () => {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
	server.closeAllConnections();
	server.close();
});

const signal = new AbortController().signal;
const settings: RunSettings = { candidates: 2, temperature: 0.7, topP: 1, seed: 5, maxTokens: 60 };
const problem = { id: 'p', topic: 't', question: 'What is 2+2?', answer: null, reference: [] };

test('the answers of a hub and of a model server', async () => {
	const listing = {
		sha: 'a'.repeat(40),
		cardData: { license: 'mit' },
		siblings: [{ rfilename: 'config.json', size: 5, lfs: { sha256: 'b'.repeat(64) } }],
	};
	await rounds('hub', 250, async (random) => {
		body = random.next() < 0.1 ? '<!doctype html>' : JSON.stringify(spoilt(listing, random));
		const folder = await hubFolder('owner/name', { hub: address });
		for (const path of folder.paths ?? []) folder.bytesOf(path);
	});
	await rounds('models', 250, async (random) => {
		body = JSON.stringify(spoilt({ data: [{ id: 'toy' }] }, random));
		await listModels({ address, key: '' }, signal);
	});
});

test('the streams of a model server', async () => {
	const event = { choices: [{ index: 0, delta: { content: '2+2 = 4\n' }, finish_reason: null }] };
	const pieces = ['data: ', '\n\n', '\r\n', ':', '[DONE]', '{', '}', '"', '\u0000', '####', '\\'];
	await rounds('stream', 250, async (random) => {
		status = random.next() < 0.1 ? random.pick([204, 400, 401, 404, 500, 503]) : 200;
		const events = Array.from({ length: random.int(0, 8) }, () => {
			const way = random.next();
			if (way < 0.2) return random.pick(pieces);
			const said = way < 0.6 ? event : spoilt(event, random);
			return `data: ${JSON.stringify(said)}${random.pick(['\n\n', '\r\n\r\n', '\n'])}`;
		});
		const bytes = new TextEncoder().encode(events.join(''));
		// Sometimes it ends in the middle of a character, or says what is none.
		body = random.next() < 0.2 ? bytes.map((byte) => (random.next() < 0.02 ? 0xff : byte)) : bytes;
		const generator = createRemoteGenerator({
			address,
			key: '',
			model: 'toy',
			protocol: random.pick(['chat', 'completions']),
		});
		const ends = new Map<number, string>();
		for await (const batch of generator.generate(problem, settings)) {
			for (const { candidate, text, end } of batch) {
				expect(ends.has(candidate), 'nothing comes after an end').toBe(false);
				expect(typeof text).toBe('string');
				if (end !== null) ends.set(candidate, end);
			}
		}
	});
});

import { deflateRawSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readPack, writePack } from '../../domain/lesson/pack.ts';
import { Random } from '../../domain/random.ts';
import { isMadeLink, writeFragment } from '../../parts/link/link-text.ts';
import { noShape } from '../../parts/link/shape.ts';
import type { PageName } from '../../parts/navigation/pages.ts';
import { readLink } from './read-link.ts';

const fragmentOf = async (page: PageName, value: unknown) => {
	const made = await writeFragment({ page, value });
	if (!made.ok) throw new Error(made.error.message);
	return made.value;
};
const packed = (page: string, text: string, kind = 'j') => {
	const bytes = kind === 'z' ? deflateRawSync(text) : Buffer.from(text);
	return `#${page}/1${kind}.${bytes.toString('base64url')}`;
};

const question = 'Anna hat 3 Körbe mit je 4 Äpfeln 🍎. <b>Wie viele</b> Äpfel?';
const check = { question, solution: '3*4 = 12\n#### 12', cutAt: 'line' };
const solve = { settings: '?problem=5&n=8', typed: { question, answer: '12' }, recorded: null };
const lab = {
	problemSeed: 3,
	flawed: true,
	rollouts: 8,
	temperature: 1,
	seed: 1,
	given: { question, answer: '12', steps: ['3*4 = 12', '#### 12'] },
};
const shape = { controls: { seed: 'locked', pages: 'hidden' }, hides: ['steps', 'answer'] };
const named = { judge: { kind: 'none' }, outcome: { kind: 'shipped' }, readAs: null };
const hub = { kind: 'hub', id: 'Qwen/Qwen3-0.6B', revision: 'main', file: null };

test.each([
	['solve', { content: solve, shape, models: { ...named, writer: hub } }],
	['check', { content: check }],
	['lab', { content: lab, shape }],
	['play', { content: { options: '?deck=7&cards=5&level=easy&prm=hidden&timer=30' } }],
] as const)('a link to %s reads back as it was made', async (page, value) => {
	const read = await readLink(await fragmentOf(page, value));
	expect(read).toEqual({
		ok: true,
		value: { page, shape: noShape, models: null, ...value },
	});
});

test('a long link is packed, a short one can be read with any base64 tool', async () => {
	const long = { content: { ...check, solution: 'The same line again. '.repeat(500) } };
	const fragment = await fragmentOf('check', long);
	expect(fragment).toMatch(/^#check\/1z\.[\w-]+$/);
	expect(fragment.length).toBeLessThan(500);
	expect(await readLink(fragment)).toMatchObject({ ok: true, value: { content: long.content } });
	expect(await fragmentOf('check', { content: check })).toMatch(/^#check\/1/);
});

test('a link of the first version reads for good', async () => {
	const first = packed('check', '{"content":{"question":"q","solution":"1+1 = 2","cutAt":"auto"}}');
	expect(first).toBe(
		'#check/1j.eyJjb250ZW50Ijp7InF1ZXN0aW9uIjoicSIsInNvbHV0aW9uIjoiMSsxID0gMiIsImN1dEF0IjoiYXV0byJ9fQ',
	);
	expect(await readLink(first)).toMatchObject({ ok: true, value: { page: 'check' } });
});

const isRefused = async (hash: string) => {
	const read = await readLink(hash);
	return read.ok ? null : `${read.error.code}: ${read.error.message}`;
};
const inside = (page: string, value: unknown) => packed(page, JSON.stringify(value));

test.each([
	['#solve/2j.e30', 'newer'],
	['#shop/1j.e30', 'page: There is no page called “shop” here.'],
	['#glossary/1j.e30', 'page'],
	['#solve/1j.', 'broken'],
	['#solve/1x.e30', 'broken'],
	['#solve/1j.e30%20', 'broken'],
	['#solve/1z.e30', 'broken'],
	[packed('check', '{"content":', 'z'), 'broken'],
	[inside('check', {}), 'content must be an object'],
	[inside('check', { content: { ...check, html: '<b>' } }), 'without "html"'],
	[inside('check', { content: { ...check, question: 7 } }), 'content.question must be a text'],
	[inside('solve', { content: { ...solve, settings: '?n=9999' } }), 'content.settings must be'],
	[inside('solve', { content: { ...solve, settings: '?problem=5&x=1' } }), 'content.settings'],
	[inside('lab', { content: { ...lab, rollouts: 1e9 } }), 'content.rollouts must be'],
	[inside('play', { content: { options: '?deck=7&cards=9000' } }), 'content.options must be'],
	[inside('check', { content: check, shape: { controls: { eval: 'hidden' } } }), 'shape.controls'],
	[inside('check', { content: check, shape: { hides: ['all'] } }), 'shape.hides[0]'],
	[inside('check', { content: check, models: { writer: { kind: 'server' } } }), 'models.writer'],
	[
		inside('check', {
			content: check,
			models: { writer: { ...hub, key: 'secret' }, judge: { kind: 'none' } },
		}),
		'without "key"',
	],
	[
		inside('check', {
			content: check,
			models: { writer: { ...hub, id: '../../x' }, judge: { kind: 'none' } },
		}),
		'models.writer.id',
	],
	[`#check/1j.${'A'.repeat(40_000)}`, 'too-long'],
	[packed('lesson', JSON.stringify({ steplight: 'lesson', version: 9, items: [] })), 'content'],
])('%.40s is refused by name', async (hash, words) => {
	expect(await isRefused(hash)).toContain(words);
});

test('a short link that unpacks to gigabytes is refused before it does', async () => {
	const bomb = packed('check', `"${'0'.repeat(20_000_000)}"`, 'z');
	expect(bomb.length).toBeLessThan(32_000);
	expect(await isRefused(bomb)).toContain('broken');
});

test('what is too long to write is told, with the way on', async () => {
	const noise = new Random('noise');
	const text = Array.from({ length: 60_000 }, () => noise.int(0, 35).toString(36)).join('');
	const made = await writeFragment({ page: 'lesson', value: text });
	expect(made).toMatchObject({ ok: false, error: { code: 'too-long' } });
	if (!made.ok) expect(made.error.message).toContain('Save a lesson pack instead');
});

test('the addresses of older links are no made links', () => {
	for (const hash of ['', '#', '#check', '#play', '#x/y', '#solve/']) {
		expect(isMadeLink(hash)).toBe(false);
	}
});

const hostile: readonly unknown[] = [
	'<img src=x onerror=alert(1)>',
	'javascript:alert(1)',
	'__proto__',
	'constructor',
	'\u0000',
	'\u202e',
	'9'.repeat(400),
	-1,
	1e308,
	null,
	true,
	[],
	{},
	[[[[]]]],
	{ toString: 1 },
];
const words = ['content', 'shape', 'models', 'question', 'items', 'steps', 'hides', 'settings'];

/** A value with one thing in it changed, left out, added or put elsewhere. */
function mutated(value: unknown, random: Random): unknown {
	if (random.next() < 0.15 || typeof value !== 'object' || value === null) {
		return random.pick(hostile);
	}
	if (Array.isArray(value)) {
		const at = random.int(0, value.length);
		return random.next() < 0.5
			? value.toSpliced(at, 1)
			: value.toSpliced(at, 0, random.pick(hostile));
	}
	const entries = Object.entries(value);
	const key =
		random.next() < 0.2 ? random.pick(words) : (random.pick([...entries, ['x', 1]])[0] as string);
	return { ...value, [key]: mutated((value as Record<string, unknown>)[key], random) };
}

/** A text with signs cut, doubled or put elsewhere. */
function damaged(text: string, random: Random): string {
	const at = random.int(0, text.length);
	switch (random.int(0, 3)) {
		case 0:
			return text.slice(0, at);
		case 1:
			return (
				text.slice(0, at) + random.pick(['A', '%', '=', '#', '/', '.', '🐑', '\n']) + text.slice(at)
			);
		case 2:
			return text.slice(0, at) + text.slice(at + random.int(1, 9));
		default:
			return text + text.slice(at);
	}
}

const links = [
	['solve', { content: solve, shape, models: { ...named, writer: hub } }],
	['check', { content: check, shape: { hides: ['rewards'] } }],
	['lab', { content: lab, shape }],
	['play', { content: { options: '?deck=7&cards=5&level=easy' } }],
] as const;
const pack = {
	steplight: 'lesson',
	version: 1,
	title: 'T',
	items: [
		{
			question,
			answer: '12',
			note: '',
			ask: 'Which?',
			solutions: [{ steps: ['3*4 = 12', '#### 12'], rewards: [0.9, null], outcome: 0.5 }],
			shown: 0,
			truth: 'right',
			hides: ['steps'],
			source: '',
		},
	],
};

test('2,500 hostile links: no throw, and what is read is what is written again', async () => {
	const random = new Random('hostile links');
	let taken = 0;
	for (let round = 0; round < 2500; round++) {
		const [page, value] = random.pick(links);
		const kind = random.pick(['j', 'z']);
		const changed = random.next() < 0.7 ? mutated(value, random) : value;
		const whole = packed(page, JSON.stringify(changed), kind);
		const hash = random.next() < 0.5 ? damaged(whole, random) : whole;
		const read = await readLink(hash);
		if (!read.ok) {
			expect(read.error.message).toMatch(/[.]$/);
			continue;
		}
		taken += 1;
		const { page: readPage, ...rest } = read.value;
		expect(await readLink(await fragmentOf(readPage, rest))).toEqual(read);
	}
	expect(taken).toBeGreaterThan(100);
	expect(Object.keys({})).toEqual([]);
	expect(({} as Record<string, unknown>)['steps']).toBeUndefined();
});

test('2,500 hostile packs: no throw, and nothing of a pack that is taken is lost', () => {
	const random = new Random('hostile packs');
	let taken = 0;
	for (let round = 0; round < 2500; round++) {
		const changed = random.next() < 0.7 ? mutated(pack, random) : pack;
		const whole = JSON.stringify(changed);
		const text = random.next() < 0.5 ? damaged(whole, random) : whole;
		const read = readPack(text);
		if (!read.ok) {
			expect(read.error.message).toMatch(/[.]$/);
			continue;
		}
		taken += 1;
		expect(readPack(writePack(read.value))).toEqual(read);
		expect(read.value).toMatchObject(JSON.parse(text));
	}
	expect(taken).toBeGreaterThan(100);
});

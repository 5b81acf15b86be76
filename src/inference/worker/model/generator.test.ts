import { expect, test } from 'vitest';
import type { GeneratedText, RunSettings } from '../../../run/ports.ts';
import {
	byteCodec,
	type FakeModel,
	fakeVocab,
	randomGenerator,
	scriptedGenerator,
} from '../../testing/fake-models.ts';
import { createGenerator } from './generator.ts';
import { nextTokenReader } from './next-token.ts';

const problem = { id: 'p', topic: 't', question: 'Q?', answer: null, reference: [] };
const settings: RunSettings = { candidates: 3, temperature: 1, topP: 1, seed: 1, maxTokens: 99 };

function generatorOf({ decoder }: Pick<FakeModel, 'decoder'>, codec = byteCodec) {
	return createGenerator({
		...{ decoder, codec, maxTokens: 60, bannedId: 0, endIds: [], tellsFamiliarity: true },
		reader: nextTokenReader({ kind: 'logits' }, fakeVocab),
	});
}

type Written = { text: string; end: GeneratedText['end'] };

async function write(
	model: ReturnType<typeof randomGenerator>,
	changes: Partial<RunSettings> = {},
): Promise<Written[]> {
	const wanted = { ...settings, ...changes };
	const written = Array.from(
		{ length: wanted.candidates },
		(): Written => ({ text: '', end: null }),
	);
	const generator = generatorOf(model);
	for await (const additions of generator.generate(problem, wanted)) {
		for (const { candidate, text, end } of additions) {
			const target = written[candidate] as Written;
			expect(target.end).toBeNull();
			target.text += text;
			target.end = end;
		}
	}
	return written;
}

test('writes until the newline of the answer line', async () => {
	const [first] = await write(scriptedGenerator('3+4 = 7\n#### 7\nmore'), { candidates: 1 });
	expect(first).toEqual({ text: '3+4 = 7\n#### 7\n', end: 'answered' });
});

test('reads the question once, then one token a candidate; finished ones leave', async () => {
	const model = randomGenerator();
	const written = await write(model);
	expect(model.reads[0]).toEqual([1, 4]);
	const steps = model.reads.slice(1);
	expect(steps.every(([, length]) => length === 1)).toBe(true);
	const fed = steps.reduce((sum, [rows = 0]) => sum + rows, 0);
	const drawn = written.reduce((sum, { text }) => sum + text.length, 0);
	// The last token of a candidate is drawn but never fed.
	expect(fed).toBe(drawn - written.length);
});

test('a candidate writes the same alone and among others', async () => {
	const [alone] = await write(randomGenerator(), { candidates: 1 });
	const many = await write(randomGenerator(), { candidates: 16 });
	expect(many[0]).toEqual(alone);
	expect(new Set(many.map(({ text }) => text)).size).toBeGreaterThan(8);
});

test.each(['host', 'gpu'] as const)(
	'on the %s, candidates that have no room are written in waves, and are the same',
	async (place) => {
		const model = randomGenerator(place, 3);
		const written = await write(model, { candidates: 8 });
		expect(written).toEqual(await write(randomGenerator(place), { candidates: 8 }));
		expect(Math.max(...model.reads.map(([rows = 0]) => rows))).toBe(place === 'host' ? 3 : 4);
		// The question is read once for all of them, and what a wave took is given back.
		expect(model.reads.filter(([, tokens = 0]) => tokens > 1)).toHaveLength(1);
		const [question] = model.reads;
		expect(question).toEqual([1, 4]);
	},
);

test('a GPU without memory for all candidates at once writes them in smaller waves', async () => {
	const model = randomGenerator('gpu');
	// Keys and values of one layer of four rows; of eight there is none.
	model.gpu.mostBytes = 4 * 60 * 4;
	const written = await write(model, { candidates: 8 });
	expect(written).toEqual(await write(randomGenerator('gpu'), { candidates: 8 }));
	expect(Math.max(...model.reads.map(([rows = 0]) => rows))).toBe(4);
});

test('the same seed writes the same, another one something else', async () => {
	const first = await write(randomGenerator());
	expect(await write(randomGenerator())).toEqual(first);
	expect(await write(randomGenerator(), { seed: 2 })).not.toEqual(first);
});

test('ends where the context is full, by the run or by the model', async () => {
	const endless = 'x'.repeat(200);
	const [byRun] = await write(scriptedGenerator(endless), { candidates: 1, maxTokens: 10 });
	expect(byRun).toEqual({ text: 'x'.repeat(6), end: 'cut' });
	const [byModel] = await write(scriptedGenerator(endless), { candidates: 1 });
	expect(byModel?.text).toHaveLength(56);
});

test('a question that fills the context is cut before a word', async () => {
	const model = randomGenerator();
	expect(await write(model, { maxTokens: 4 })).toEqual(
		Array.from({ length: 3 }, () => ({ text: '', end: 'cut' })),
	);
	expect(model.reads).toEqual([]);
});

test('a character of several tokens is told when it is whole', async () => {
	const { decoder } = scriptedGenerator('\x41\x42\n####\n');
	const bytesOf = (id: number): Uint8Array =>
		id === 0x41
			? Uint8Array.of(0xe2, 0x82)
			: id === 0x42
				? Uint8Array.of(0xac)
				: byteCodec.bytesOf(id);
	const generator = generatorOf({ decoder }, { ...byteCodec, bytesOf });
	const texts: string[] = [];
	for await (const [addition] of generator.generate(problem, { ...settings, candidates: 1 })) {
		texts.push(addition?.text ?? '');
	}
	expect(texts.slice(0, 3)).toEqual(['', '€', '\n']);
});

test('the GPU writes what the host writes, with a prefix and without', async () => {
	const many = { candidates: 16 };
	expect(await write(randomGenerator('gpu'), many)).toEqual(await write(randomGenerator(), many));
	const script = 'ab\n#### 1\n';
	const generator = generatorOf(scriptedGenerator(script, 'gpu'));
	let written = '';
	for await (const [, second] of generator.generate(problem, { ...settings, temperature: 0 }, [
		'ab',
	])) {
		written += second?.text ?? '';
	}
	expect(written).toBe('#### 1\n');
});

test.each(['host', 'gpu'] as const)('on the %s, a run gives its memory back', async (place) => {
	const { decoder, meter } = randomGenerator(place);
	const generator = generatorOf({ decoder });
	const run = async (steps: number, prefix: readonly string[] = []): Promise<number> => {
		for await (const _ of generator.generate(problem, settings, prefix)) {
			steps -= 1;
			if (steps === 0) break;
		}
		return meter.bytes;
	};
	const kept = await run(Number.POSITIVE_INFINITY);
	expect(await run(Number.POSITIVE_INFINITY)).toBe(kept);
	expect(await run(3)).toBe(kept);
	expect(await run(3, ['a'])).toBe(kept);
});

test('a token that ends the turn ends the solution, with the answer line that it lacks', async () => {
	const { decoder } = scriptedGenerator('So \\boxed{7}.\x03and more');
	const generator = createGenerator({
		...{ decoder, codec: byteCodec, maxTokens: 60, bannedId: null, endIds: [3] },
		...{ reader: nextTokenReader({ kind: 'logits' }, fakeVocab), tellsFamiliarity: false },
	});
	const additions: GeneratedText[] = [];
	for await (const batch of generator.generate(problem, { ...settings, candidates: 1 })) {
		additions.push(...batch);
	}
	expect(additions.map(({ text }) => text).join('')).toBe('So \\boxed{7}.\n#### 7\n');
	expect(additions.at(-1)?.end).toBe('answered');
});

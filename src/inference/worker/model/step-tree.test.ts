import { describe, expect, test } from 'vitest';
import type { GeneratedStep, StepTree } from '../../../run/ports.ts';
import { byteCodec, type FakeModel, fakeVocab, hashGenerator } from '../../testing/fake-models.ts';
import { createGenerator } from './generator.ts';
import { nextTokenReader } from './next-token.ts';

const problem = { id: 'p', topic: 't', question: 'Q?', answer: null, reference: [] };
const settings = { temperature: 1, topP: 1, maxTokens: 60 };
const count = 4;

function generatorOf({ decoder }: FakeModel) {
	return createGenerator({
		...{ decoder, codec: byteCodec, maxTokens: 60, bannedId: 0, endIds: [] },
		...{ tellsFamiliarity: true, reader: nextTokenReader({ kind: 'logits' }, fakeVocab) },
	});
}

type Way = { text: string; tokens: number; end: GeneratedStep['end'] };

async function grow(tree: StepTree, prefix: readonly string[], seed: number): Promise<Way[]> {
	const ways = Array.from({ length: count }, (): Way => ({ text: '', tokens: 0, end: null }));
	for await (const additions of tree.grow(prefix, count, seed)) {
		for (const { candidate, text, tokens, end } of additions) {
			const way = ways[candidate] as Way;
			expect(way.end, 'nothing comes after an end').toBeNull();
			way.text += text;
			way.tokens += tokens;
			way.end = end;
		}
	}
	return ways;
}

/** The first way that ended in a step that can be gone on from. */
function stepOf(ways: readonly Way[]): string {
	const way = ways.find(({ end }) => end === 'step');
	if (way === undefined) throw new Error('no step has ended');
	return way.text.trim();
}

describe.each(['host', 'gpu'] as const)('on the %s', (place) => {
	test('each way ends with its first line; the same seed draws the same', async () => {
		const tree = generatorOf(hashGenerator(place)).tree(problem, settings);
		const ways = await grow(tree, [], 1);
		for (const { text, end } of ways) {
			expect(text).toMatch(/^\n*[^\n]+\n$/u);
			expect(end).toBe(text.trim().startsWith('####') ? 'answered' : 'step');
		}
		expect(await grow(tree, [], 1)).toEqual(ways);
		expect(await grow(tree, [], 2)).not.toEqual(ways);
		tree.free();
	});

	test('a prefix goes on from its cache as from its text, and is not read again', async () => {
		const model = hashGenerator(place);
		const tree = generatorOf(model).tree(problem, settings);
		const prefix: string[] = [];
		let fed = 0;
		for (let round = 0; round < 3; round++) {
			const read = model.reads.length;
			const ways = await grow(tree, prefix, round);
			const drawn = ways.reduce((sum, { tokens }) => sum + tokens, 0);
			const reads = model.reads.slice(read);
			// But for the question: the newline that was drawn and not fed, then a token a row, the last of each left out.
			if (round === 0) expect(reads.shift()).toEqual([1, 4]);
			else expect(reads[0]).toEqual([1, 1]);
			expect(reads.every(([, tokens]) => tokens === 1)).toBe(true);
			if (place === 'host') {
				fed = reads.reduce((sum, [rows = 0]) => sum + rows, 0);
				expect(fed).toBe(drawn - count + (round === 0 ? 0 : 1));
			}
			const fresh = generatorOf(hashGenerator()).tree(problem, settings);
			expect(ways, `round ${round}`).toEqual(await grow(fresh, prefix, round));
			prefix.push(stepOf(ways));
			tree.keep([prefix]);
		}
		tree.free();
	});

	test('what is not kept is read again from its text, and goes on the same', async () => {
		const model = hashGenerator(place);
		const tree = generatorOf(model).tree(problem, settings);
		const prefix = [stepOf(await grow(tree, [], 1))];
		tree.keep([]);
		const read = model.reads.length;
		const again = await grow(tree, prefix, 7);
		expect(model.reads[read]).toEqual([1, prefix.join('').length + 1]);
		const kept = generatorOf(hashGenerator(place)).tree(problem, settings);
		await grow(kept, [], 1);
		expect(await grow(kept, prefix, 7)).toEqual(again);
	});

	test('memory is given back', async () => {
		const model = hashGenerator(place);
		const generator = generatorOf(model);
		const run = async (): Promise<number> => {
			const tree = generator.tree(problem, settings);
			const step = stepOf(await grow(tree, [], 1));
			await grow(tree, [step], 2);
			for await (const _ of tree.grow([step], count, 3)) break;
			const held = model.meter.bytes;
			tree.keep([[step]]);
			expect(model.meter.bytes).toBeLessThan(held);
			tree.free();
			return model.meter.bytes;
		};
		const kept = await run();
		expect(await run()).toBe(kept);
	});
});

test('where there is no room for another token, every way is cut', async () => {
	const tree = generatorOf(hashGenerator()).tree(problem, { ...settings, maxTokens: 8 });
	const full = await grow(tree, ['abc'], 1);
	expect(full).toEqual(full.map(() => ({ text: '', tokens: 0, end: 'cut' })));
	const almost = await grow(tree, ['ab'], 1);
	expect(almost.every(({ tokens }) => tokens === 1)).toBe(true);
});

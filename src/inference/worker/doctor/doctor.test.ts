/** The doctor on tiny models with a real tokenizer and template, each with one thing wrong. */
import { describe, expect, test } from 'vitest';
import { modelPlace } from '../../../cli/model-place.ts';
import { readSite, tinyHeadsBase } from '../../../cli/testing/read-site.ts';
import { type TinyModel, tinyFiles, tinyWidth } from '../../../cli/testing/tiny-models.ts';
import type { DiskFile, ModelRole } from '../../../engine/choice.ts';
import type { Inspection } from '../../../engine/inspection.ts';
import { unknownDevice } from '../decoder/room.ts';
import { adapterOf } from '../model/adapters/registry.ts';
import { openPlace } from '../model/open-place.ts';
import { cardOf, judgeOf } from './card.ts';
import { findInNumbers } from './find-in-numbers.ts';
import { inspect } from './inspect.ts';

const question = 'Ann has 3 boxes with 4 apples each. How many apples?';
const steps = ['There are 3*4 = 12 apples.', '#### 12'];
const trl: TinyModel = { heads: { 'score.weight': [2, tinyWidth] } };
const rlhflow: TinyModel = { tokenizer: 'llama-bpe', template: 'llama3.jinja' };
const shepherd: TinyModel = { tokenizer: 'llama', template: null };

async function look(
	name: string,
	model: TinyModel,
	change: (files: Map<string, File>) => void = () => undefined,
	{ role = 'judge', readAs = null }: { role?: ModelRole; readAs?: string | null } = {},
): Promise<Inspection> {
	const files = tinyFiles(model);
	change(files);
	const listed: DiskFile[] = [...files].map(([path, file]) => ({ path, file }));
	const place = { kind: 'disk', name, files: listed } as const;
	const seen = await inspect({ place, role, readAs, text: { question, steps } }, readSite);
	if (!seen.ok) throw new Error(seen.error.message);
	return seen.value;
}

/** tokenizer.json with something in it changed. */
function tokenizerWith(change: (json: Tokenizer) => void) {
	return async (files: Map<string, File>): Promise<void> => {
		const json = JSON.parse((await files.get('tokenizer.json')?.text()) ?? '');
		change(json);
		files.set('tokenizer.json', new File([JSON.stringify(json)], 'tokenizer.json'));
	};
}
type Tokenizer = {
	added_tokens: { content: string; id: number }[];
	model: { vocab: Record<string, number>; merges: [string, string][] };
};

const codes = ({ findings }: Inspection) => findings.map(({ code, severity }) => [code, severity]);

describe('what a judge reads', () => {
	test('every token in its place, the read ones marked, and the text comes back whole', async () => {
		const { reading, findings, card } = await look('skywork', {
			heads: { 'v_head.summary.weight': [1, tinyWidth], 'v_head.summary.bias': [1] },
		});
		expect(reading?.tokens[0]).toMatchObject({ text: '<|endoftext|>', isSpecial: true });
		const text = reading?.tokens.slice(1).map((token) => token.text) ?? [];
		expect(text.join('')).toBe(`${question}\n${steps.join('\n')}\n`);
		expect(reading?.readAt.map((at) => reading.tokens[at]?.text)).toEqual(['\n', '\n']);
		// ".\n" is a token of this vocabulary, and Skywork encodes each line alone.
		expect(findings.map(({ code }) => code)).toEqual(['merged-elsewhere']);
		expect(findings[0]?.message).toContain('".\\n"');
		expect(card.adapter).toMatchObject({ id: 'skywork', aggregator: 'last' });
	});

	test('nothing is wrong where nothing is', async () => {
		const seen = await look('RLHFlow/Llama3.1-8B-PRM-tiny', rlhflow);
		expect(codes(seen)).toEqual([]);
		expect(seen.reading?.readAt).toHaveLength(2);
		expect(codes(await look('math-shepherd-tiny', shepherd))).toEqual([]);
	});
});

test('a model for which this site has reward heads is read by them', async () => {
	const request = { role: 'judge', readAs: null, text: { question, steps } } as const;
	const seen = await inspect({ place: await modelPlace(tinyHeadsBase), ...request }, readSite);
	if (!seen.ok) throw new Error(seen.error.message);
	const { card, findings, reading } = seen.value;
	expect(findings.filter(({ severity }) => severity === 'wrong')).toEqual([]);
	expect(card.adapter).toMatchObject({ id: 'heads', threshold: expect.any(Number) });
	expect(reading?.readAt.map((at) => reading.tokens[at]?.text)).toEqual(['\n', '\n']);
});

describe('what is wrong has its name', () => {
	test('a head that is missing, and a model of no known family', async () => {
		expect(codes(await look('some-prm', {}))).toEqual([['missing-head', 'wrong']]);
		expect(codes(await look('plain', {}))).toEqual([['no-adapter', 'wrong']]);
		const chosen = await look('plain', {}, undefined, { readAs: 'skywork' });
		expect(codes(chosen)).toEqual([['missing-head', 'wrong']]);
		expect(chosen.findings[0]?.message).toContain('v_head.summary.weight');
		expect(chosen.reading).toBeNull();
	});

	test('a conversation that the model does not know', async () => {
		const seen = await look('RLHFlow-tiny', { ...rlhflow, template: null });
		expect(codes(seen)).toEqual([['no-template', 'wrong']]);
	});

	test('a separator that its vocabulary splits', async () => {
		const files = tinyFiles({ ...trl, heads: twoLayers });
		await tokenizerWith((json) => {
			json.added_tokens = json.added_tokens.filter(({ content }) => content !== '<extra_0>');
			delete json.model.vocab['<extra_0>'];
		})(files);
		const seen = await look('Qwen2.5-Math-PRM-tiny', trl, (all) => {
			for (const [path, file] of files) all.set(path, file);
		});
		expect(codes(seen)).toEqual([['separator-split', 'wrong']]);
		expect(seen.reading).toBeNull();
		const blank = await look('HuggingFaceH4/tiny', { ...shepherd, ...trl });
		expect(codes(blank)).toContainEqual(['separator-split', 'note']);
		expect(blank.reading?.readAt).toHaveLength(2);
	});

	test('a separator that is one token with what stands before it', async () => {
		const files = tinyFiles(shepherd);
		await tokenizerWith((json) => {
			const id = Math.max(...Object.values(json.model.vocab)) + 1;
			json.model.vocab['\u2581\u043a\u0438\n'] = id;
			json.model.merges.push(['\u2581\u043a\u0438', '\n']);
		})(files);
		const seen = await look('math-shepherd', { ...shepherd, moreRows: 1 }, (all) => {
			all.set('tokenizer.json', files.get('tokenizer.json') as File);
		});
		expect(codes(seen)).toEqual([['separator-merged', 'wrong']]);
	});

	test('a template that leaves out the problem, or begins a text once more', async () => {
		const template = (text: string) => (files: Map<string, File>) =>
			void files.set('chat_template.jinja', new File([text], 'chat_template.jinja'));
		const deaf = await look(
			'RLHFlow-tiny',
			rlhflow,
			template('{% for message in messages %}turn. {% endfor %}'),
		);
		expect(codes(deaf)).toContainEqual(['question-missing', 'wrong']);
		const twice = '{{ bos_token }}{{ bos_token }}{{ messages[-1].content }}';
		const doubled = await look(
			'plain',
			rlhflow,
			(files) => {
				template(twice)(files);
				const config = JSON.stringify({ bos_token: '<|begin_of_text|>' });
				files.set('tokenizer_config.json', new File([config], 'tokenizer_config.json'));
			},
			{ role: 'writer' },
		);
		expect(codes(doubled)).toEqual([['begin-doubled', 'wrong']]);
	});

	test('rewards that are none, that are all alike, or that hang on the cache', () => {
		const say = (...rewards: number[]) => rewards.map((reward) => ({ reward, values: [reward] }));
		const found = (given: Parameters<typeof findInNumbers>[0]) =>
			findInNumbers(given).map(({ code }) => code);
		expect(found({ steps: say(0.2, 0.9), cacheDifference: 1e-6 })).toEqual([]);
		expect(found({ steps: say(0.5, 0.5), cacheDifference: 0 })).toEqual(['all-alike']);
		expect(found({ steps: say(0.5), cacheDifference: 0 })).toEqual([]);
		expect(found({ steps: say(0.5, Number.NaN), cacheDifference: 0 })).toEqual(['no-number']);
		expect(found({ steps: say(0.2, 0.9), cacheDifference: 0.3 })).toEqual(['cache-differs']);
	});
});

const twoLayers = {
	'score.0.weight': [tinyWidth, tinyWidth],
	'score.0.bias': [tinyWidth],
	'score.2.weight': [2, tinyWidth],
	'score.2.bias': [2],
};

test('a card has sizes that the graph really takes, and the licence that a folder tells', async () => {
	const { card } = await look('a-prm', trl, (files) =>
		files.set('README.md', new File(['---\nlicense: apache-2.0\n---\n# A model'], 'README.md')),
	);
	expect(card).toMatchObject({
		...{ name: 'a-prm', architecture: 'qwen2', layers: 2, format: 'Safetensors: F32' },
		...{ licence: 'apache-2.0', hash: null, isDownload: false, maxTokens: 512 },
	});
	const files = [...tinyFiles(trl)].map(([path, file]) => ({ path, file }));
	const model = await openPlace({ kind: 'disk', name: 'a-prm', files }, undefined);
	if (model === null) throw new Error('there is a model');
	expect(adapterOf(model)?.id).toBe('trl');
	expect(cardOf(model, judgeOf(model, 'judge', null), false, unknownDevice)).toEqual({
		...card,
		licence: null,
	});
	// Keys and values of 2 layers, 1 head of 16 numbers in float32, for a context of 512; and their copy in the heap.
	const row = 512 * 2 * 2 * 16 * 4;
	expect(card.on.webgpu).toMatchObject({ candidateBytes: row, atOnce: 64, obstacle: null });
	expect(card.on.wasm).toMatchObject({ candidateBytes: 2 * row, atOnce: 64, obstacle: null });
	const numbers = model.weights.names.reduce((sum, name) => {
		const { shape } = model.weights.tensor(name);
		return sum + shape.reduce((product, length) => product * length, 1);
	}, 0);
	expect(card.on.wasm.weightBytes).toBe(4 * numbers);
});

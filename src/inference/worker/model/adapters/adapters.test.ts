import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { waysToRead } from '../../../../engine/read-as.ts';
import {
	familyTexts,
	type RewardCase,
	type RewardVectors,
} from '../../../testing/reward-folders.ts';
import { ModelFileError } from '../../files/model-file-error.ts';
import { openChatTemplate } from '../chat-template.ts';
import type { WeightTensor } from '../config.ts';
import type { ModelText } from '../model-text.ts';
import { createVocabulary } from '../vocabulary.ts';
import type { RewardModel } from './adapter.ts';
import { outcomeAdapterOf } from './outcome.ts';
import { adapterOf, rewardAdapters } from './registry.ts';

const vector = (name: string): string =>
	readFileSync(new URL(`../../../testing/vectors/${name}`, import.meta.url), 'utf8');
const { cases: tokenizers } = JSON.parse(vector('tokenizers.json'));
// By the authors' own code, on whole texts: training/scripts/reward_vectors.py.
const layouts: RewardVectors = JSON.parse(vector('layouts.json'));

function textOf(family: string): ModelText {
	const { tokenizer, template, begin = null } = familyTexts[family] ?? { tokenizer: 'qwen2' };
	const vocabulary = createVocabulary(tokenizers[tokenizer].tokenizer, tokenizer);
	const tokens = { begin: begin ?? '', end: '' };
	const chat =
		template === undefined
			? null
			: openChatTemplate(vector(`templates/${template}`), tokens, template);
	return { vocabulary, chat, begin, endIds: [] };
}

const families = Object.fromEntries(
	Object.keys(familyTexts).map((family) => [family, textOf(family)]),
);

function modelOf(
	name: string,
	text: ModelText,
	tensors: Record<string, number[]> = {},
): RewardModel {
	const weights = {
		has: (tensor: string) => tensor in tensors,
		tensor: (name: string): WeightTensor => ({
			...{ name, type: 'F32', shape: tensors[name] ?? [] },
			floats: () => Promise.reject(new Error('no numbers are asked for')),
		}),
	};
	return { name, description: {}, weights, text };
}

describe.each(rewardAdapters.map((adapter) => [adapter.id, adapter] as const))(
	'%s',
	(id, adapter) => {
		const text = families[id] as ModelText;
		const expected = layouts.cases[id] as RewardCase;
		const { question, steps } = layouts;

		test('question and steps one by one are the tokens of the whole text, read where its authors read', () => {
			const layout = adapter.layout(text);
			const ids = [...layout.question(question)];
			const readAt: number[] = [];
			for (const at of steps.keys()) {
				const step = layout.step(question, steps, at);
				readAt.push(ids.length + step.readAt);
				ids.push(...step.ids);
			}
			expect(ids).toEqual(expected.ids);
			expect(readAt).toEqual(expected.readAt);
		});

		test('a step has the same tokens whatever follows it', () => {
			const layout = adapter.layout(text);
			for (const at of steps.keys()) {
				expect(layout.step(question, steps.slice(0, at + 1), at)).toEqual(
					layout.step(question, steps, at),
				);
			}
		});
	},
);

test.each(['math-shepherd', 'rlhflow'])(
	'the signs of %s are the tokens that Python takes',
	(id) => {
		const adapter = rewardAdapters.find((found) => found.id === id);
		const head = adapter?.head(modelOf(id, families[id] as ModelText));
		const [good, bad] = layouts.cases[id]?.pair ?? [];
		expect(head).toEqual({ kind: 'pair', good, bad });
	},
);

test.each<[string, string, Record<string, number[]>, string | null]>([
	['peiyi9979/math-shepherd-mistral-7b-prm', 'math-shepherd', {}, 'math-shepherd'],
	['RLHFlow/Llama3.1-8B-PRM-Mistral-Data', 'rlhflow', {}, 'rlhflow'],
	[
		'Skywork/Skywork-o1-Open-PRM-Qwen-2.5-1.5B',
		'skywork',
		{ 'v_head.summary.weight': [1, 8], 'v_head.summary.bias': [1] },
		'skywork',
	],
	[
		'Qwen/Qwen2.5-Math-PRM-7B',
		'trl',
		{ 'score.0.weight': [8, 8], 'score.2.weight': [2, 8] },
		'qwen-math-prm',
	],
	['someone/a-prm', 'trl', { 'score.weight': [2, 8], 'score.bias': [2] }, 'trl'],
	[
		'HuggingFaceH4/Qwen2.5-1.5B-Instruct-PRM-0.2',
		'trl',
		{ 'score.weight': [2, 8] },
		'trl-blank-line',
	],
	['Qwen/Qwen2.5-0.5B-Instruct', 'trl', { 'lm_head.weight': [9, 8] }, null],
])('%s is known by what it holds or is called', (name, family, tensors, id) => {
	const model = modelOf(name, families[family] as ModelText, tensors);
	const adapter = adapterOf(model);
	expect(adapter?.id ?? null).toBe(id);
	const head = adapter?.head(model);
	if (head?.kind === 'layers') {
		const names = head.layers.flatMap(({ weight, bias }) =>
			bias === null ? [weight] : [weight, bias],
		);
		expect(names.toSorted()).toEqual(Object.keys(tensors).toSorted());
	}
});

test('the page knows every adapter by its name', () => {
	const named = rewardAdapters.map(({ id, name }) => [id, name]);
	// Heads are no adapter: they belong to one model's weights.
	const { heads, ...adapters } = waysToRead;
	expect(Object.entries(adapters)).toEqual(named);
	expect(heads).toContain('heads');
});

test('a visitor may choose how a model is read', () => {
	const model = modelOf('mine', families['trl'] as ModelText, { 'score.weight': [2, 8] });
	expect(adapterOf(model)?.id).toBe('trl');
	expect(adapterOf(model, 'trl-blank-line')?.id).toBe('trl-blank-line');
	expect(adapterOf(model, 'nothing')).toBeNull();
});

test.each<[string, string, Record<string, number[]>, string | null]>([
	['RLHFlow/Llama3.1-8B-ORM-Mistral-Data', 'rlhflow', {}, 'rlhflow-orm'],
	[
		'Skywork/Skywork-Reward-V2-Qwen3-0.6B',
		'trl',
		{ 'score.weight': [1, 8] },
		'sequence-classifier',
	],
	['someone/a-prm', 'trl', { 'score.weight': [2, 8] }, null],
])('%s judges outcomes, or does not', (name, family, tensors, id) => {
	const model = modelOf(name, families[family] as ModelText, tensors);
	expect(outcomeAdapterOf(model)?.id ?? null).toBe(id);
	if (id !== null) expect(adapterOf(model)).toBeNull();
});

test('a vocabulary that splits the separator, and a model without a template, are refused by name', () => {
	const without = { ...families['rlhflow'] } as ModelText;
	const byId = (id: string) => rewardAdapters.find((adapter) => adapter.id === id);
	expect(() => byId('qwen-math-prm')?.layout(without)).toThrow(/"<extra_0>" is \d+ tokens/u);
	expect(() => byId('rlhflow')?.layout({ ...without, chat: null })).toThrow(ModelFileError);
});

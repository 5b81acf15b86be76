import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { knownSteps } from './known-words.ts';
import { createCodec } from './tokenizer.ts';

const folder = 'public/models/shepherd-nano';
const { text } = JSON.parse(readFileSync(`${folder}/manifest.json`, 'utf8'));
const tokenizer = JSON.parse(readFileSync(`${folder}/completer/tokenizer.json`, 'utf8'));
const isKnown = knownSteps(
	createCodec(tokenizer, { beginId: text.begin_id, newlineId: text.newline_id }),
);

test.each([
	'The bags of cookies bring 19*5 = 95 dollars.',
	'Step 1: 3+4 = 7',
	'95+60 = 155',
	'12 cm + 5 cm = 17 cm',
	'x = 3',
	'#### 20',
	'#### 1/2',
	'Xylophonix buys 3 books.',
	'Sie kauft 3 books.',
])('%s is a step that the shipped models can read', (step) => {
	expect(isKnown(step)).toBe(true);
});

test.each([
	'qwertz asdfgh 12',
	'Äpfel minus Birnen: 12-5 = 7',
	'שלום עולם 7',
	'小明有三个苹果 3+4 = 7',
	'🐑🐑',
	'?!',
])('%s has no word that they know', (step) => {
	expect(isKnown(step)).toBe(false);
});

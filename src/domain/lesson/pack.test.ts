import { expect, test } from 'vitest';
import { recordedCandidates } from '../solution.ts';
import { goldOf, type LessonPack, packLimits, readPack, writePack } from './pack.ts';

const pack: LessonPack = {
	steplight: 'lesson',
	version: 1,
	title: 'Ratios <b>',
	items: [
		{
			question: 'Ben has 3 bags of 4 apples. How many apples?',
			answer: '12',
			note: 'Think first.',
			ask: 'Which step is the first wrong one?',
			solutions: [
				{ steps: ['3*4 = 12 apples.', '#### 12'], rewards: [0.97, 0.99], outcome: 0.9 },
				{ steps: ['3+4 = 7 apples.', '#### 7'], rewards: [0.1, null], outcome: null },
			],
			shown: 1,
			truth: 0,
			hides: ['steps', 'rewards', 'verdict', 'answer'],
			source: 'Written by hand.',
		},
	],
};

const refused = (change: object) => {
	const read = readPack(JSON.stringify({ ...pack, ...change }));
	return read.ok ? null : `${read.error.code}: ${read.error.message}`;
};
const withItem = (change: object) => ({ items: [{ ...pack.items[0], ...change }] });

test('a pack reads back as it was written, and its runs are runs again', () => {
	const read = readPack(writePack(pack));
	expect(read).toEqual({ ok: true, value: pack });
	const item = pack.items[0];
	if (item === undefined) throw new Error('no item');
	expect(recordedCandidates(item.solutions).map(({ answer }) => answer)).toEqual(['12', '7']);
	expect(goldOf(item)).toBe('12');
	expect(goldOf({ ...item, answer: '1 1/2' })).toBe('3/2');
});

test.each([
	[{ version: 2 }, 'newer: A newer Steplight made this pack. Reload this page to update it.'],
	[{ steplight: 'game' }, 'not-a-pack'],
	[
		{ script: 'alert(1)' },
		'not-a-pack: This is no lesson pack that can be shown: the file must be',
	],
	[withItem({ question: 'x'.repeat(packLimits.questionLength + 1) }), 'items[0].question must be'],
	[withItem({ html: '<b>' }), 'items[0] must be an object of question'],
	[withItem({ shown: 2 }), 'items[0] must be a problem whose'],
	[withItem({ truth: 2 }), 'items[0] must be a problem whose'],
	[withItem({ hides: ['everything'] }), 'items[0].hides[0] must be'],
	[withItem({ solutions: [{ steps: ['a'], rewards: [2] }] }), 'solutions[0].rewards[0] must be'],
	[withItem({ solutions: [{ steps: ['a'], rewards: [] }] }), 'a solution with a reward, or null'],
	[{ items: Array(packLimits.items + 1).fill(pack.items[0]) }, 'a list of at most 60'],
])('what is no pack is refused by name (%#)', (change, words) => {
	expect(refused(change)).toContain(words);
});

test('what is no JSON, or too large, is told as that', () => {
	expect(readPack('<html>')).toMatchObject({ ok: false, error: { code: 'not-json' } });
	expect(readPack(' '.repeat(packLimits.bytes + 1))).toMatchObject({
		ok: false,
		error: { code: 'too-large' },
	});
});

test('a name that objects have anyway is no field', () => {
	expect(readPack('{"__proto__":{"steplight":"lesson"},"version":1,"items":[]}')).toMatchObject({
		ok: false,
		error: { code: 'not-a-pack' },
	});
});

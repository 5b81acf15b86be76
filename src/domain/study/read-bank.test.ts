import { expect, test } from 'vitest';
import { Random } from '../random.ts';
import { bankRules } from './bank.ts';
import { bestOfN } from './best-of-n.ts';
import { digestOf } from './digest.ts';
import { readBank } from './read-bank.ts';

const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

test('our own form, and the field’s', () => {
	const candidate = {
		answer: '1/2',
		steps: ['#### 1/2'],
		rewards: [0.5],
		outcome: 0.25,
		tokens: 4,
	};
	const own = { question: 'Q?', gold: '1/2', length: 1, candidates: [candidate], tokens: 4, ms: 2 };
	expect(readBank(line(own))).toEqual({ problems: [own], skipped: [], isMeant: true });
	const theirs = {
		problem: 'Q? ',
		answer: '0.5',
		solutions: [
			'1/2 is it.\n#### 0.50',
			{ steps: ['a', '#### 3'], step_rewards: [1, 0], orm: 0.5 },
		],
	};
	const [problem] = readBank(line(theirs)).problems;
	expect(problem).toMatchObject({ question: 'Q?', gold: '1/2', length: null });
	expect(problem?.candidates).toEqual([
		{ answer: '1/2', steps: ['1/2 is it.', '#### 0.50'], rewards: [], outcome: null, tokens: null },
		{ answer: '3', steps: ['a', '#### 3'], rewards: [1, 0], outcome: 0.5, tokens: null },
	]);
});

test.each([
	['no json', 'no object'],
	[line({ gold: '1', candidates: [] }), 'no question'],
	[line({ question: 'Q?', gold: 'many', candidates: ['a'] }), 'no right answer'],
	[line({ question: 'Q?', gold: '1', candidates: [] }), 'no solutions'],
	[line({ question: 'Q?', gold: '1', solutions: [7] }), 'solution 1 that is neither'],
	[line({ question: 'Q?', gold: '1', solutions: [{ steps: ['a'], rewards: [2] }] }), 'from 0 to 1'],
])('%s is told', (text, words) => {
	const { problems, skipped } = readBank(`\n${text}`);
	expect(problems).toEqual([]);
	expect(skipped.map((one) => one.line)).toEqual([2]);
	expect(skipped[0]?.message).toContain(words);
});

test('2,000 damaged banks: no throw, and every line is read or told', () => {
	const random = new Random('banks');
	const junk: readonly unknown[] = [null, true, -1, 'x', '', [], [null], {}, { steps: 3 }];
	const maybe = (usual: unknown): unknown => (random.next() < 0.12 ? random.pick(junk) : usual);
	const counts = { read: 0, told: 0 };
	for (let bank = 0; bank < 2000; bank++) {
		const lines = Array.from({ length: random.int(1, 5) }, () => {
			const problem = {
				question: maybe('How many?'),
				gold: maybe('3'),
				length: maybe(2),
				candidates: maybe(
					Array.from({ length: random.int(1, 4) }, () =>
						maybe({
							answer: maybe(random.pick(['3', '4', null])),
							steps: maybe(['1+2 = 3', '#### 3']),
							rewards: maybe([0.5, random.next()]),
							outcome: maybe(random.next()),
							tokens: maybe(9),
						}),
					),
				),
			};
			const text = JSON.stringify(problem);
			const at = random.int(0, text.length);
			return random.next() < 0.2 ? text.slice(0, at) + text.slice(at + random.int(1, 9)) : text;
		});
		const { problems, skipped } = readBank(lines.join('\n'));
		const filled = lines.filter((text) => text.trim() !== '').length;
		expect(problems.length + skipped.length).toBe(filled);
		counts.read += problems.length;
		counts.told += skipped.length;
		const study = bestOfN(
			problems.map((problem) => digestOf(problem, 1)),
			1,
		);
		if (bank % 40 > 0) continue;
		for (const rule of bankRules) {
			for (const { accuracy } of study.curve(rule, 'min').points) {
				expect(accuracy).toBeGreaterThanOrEqual(0);
				expect(accuracy).toBeLessThanOrEqual(1 + 1e-9);
			}
		}
	}
	expect(counts.read).toBeGreaterThan(1000);
	expect(counts.told).toBeGreaterThan(1000);
});

import { expect, test } from 'vitest';
import { readProblemLines } from './problems.ts';

test('reads problems and canonical answers, skips blank lines', () => {
	const line = JSON.stringify({
		...{ id: 'a', topic: 'shop', question: ' How  many? ', answer: '18.0' },
		...{ family: 'f', steps: ['x'], solution: 'x\n#### 18' },
	});
	expect(readProblemLines(`${line}\n\n{"question":"Q?","answer":3}\n`)).toEqual({
		problems: [
			{
				...{ id: 'a', topic: 'shop', question: 'How many?', answer: '18' },
				reference: ['x', '#### 18'],
			},
			{ id: 'line-3', topic: 'file', question: 'Q?', answer: '3', reference: [] },
		],
		malformed: [],
	});
});

test.each([
	['{bad', 'line 1'],
	['[]', 'no question'],
	['null', 'not an object'],
	['{"question":" ","answer":"1"}', 'no question'],
	['{"question":"Q?"}', 'no answer'],
	['{"question":"Q?","answer":"many"}', 'no answer'],
])('%s is told with its line number', (line, reason) => {
	const { problems, malformed } = readProblemLines(line);
	expect(problems).toEqual([]);
	expect(malformed).toEqual([expect.stringContaining(reason)]);
	expect(malformed[0]).toMatch(/^line 1: /);
});

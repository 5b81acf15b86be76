import { expect, test } from 'vitest';
import { type CutAt, cutSteps } from './cut-steps.ts';
import { givenSteps, parseGivenSolution } from './given-solution.ts';

const scored = (text: string, at: CutAt | null = null) =>
	parseGivenSolution(text, at).steps.map((step) => step.scored);

test.each([
	[
		'one paragraph',
		'First 3+4 = 7. Then 7*2 = 14, i.e. $3.50 each. The answer is 14.',
		['First 3+4 = 7.', 'Then 7*2 = 14, i.e. $3.50 each.', 'The answer is 14.'],
	],
	[
		'a paragraph with its answer line',
		'Ben has 3+4 = 7 pens. He doubles it. So 14.\n#### 14',
		['Ben has 3+4 = 7 pens.', 'He doubles it.', 'So 14.', '#### 14'],
	],
	[
		'a paragraph with a greeting under it',
		'First 3+4 = 7. Then 7*2 = 14. The answer is 14.\n\nHope this helps!',
		['First 3+4 = 7.', 'Then 7*2 = 14.', 'The answer is 14.'],
	],
	[
		'a paragraph broken at the margin',
		'Ben has 3 apples and buys 4 more so that he then has seven\napples, which he doubles. Then\nhe has 14.',
		[
			'Ben has 3 apples and buys 4 more so that he then has seven apples, which he doubles.',
			'Then he has 14.',
		],
	],
	[
		'headings',
		'## Step 1\n3+4 = 7\n## Step 2\n7*2 = 14\n#### 14',
		['Step 1 3+4 = 7', 'Step 2 7*2 = 14', '#### 14'],
	],
	[
		'bold headings and a rule',
		'**Step 1: Find it**\n\n3+4 = 7\n\n**Step 2: Double**\n\n7*2 = 14\n\n---\n\n**Answer: 14**',
		['**Step 1: Find it** 3+4 = 7', '**Step 2: Double** 7*2 = 14', '**Answer: 14**'],
	],
	[
		'steps in one line',
		'Step 1: 3+4 = 7. Step 2: 7*2 = 14.',
		['Step 1: 3+4 = 7.', 'Step 2: 7*2 = 14.'],
	],
	[
		'displayed formulas and code',
		'We add:\n\\[\n3+4 = 7\n\\]\nThen double:\n$$7*2=14$$\n```python\nprint(14)\n```\n\\boxed{14}',
		['We add: 3+4 = 7', 'Then double: $$7*2=14$$ print(14)', '\\boxed{14}'],
	],
	['nothing but code', '```\n3+4 = 7\n7*2 = 14\n```', ['3+4 = 7', '7*2 = 14']],
	['a heading of words', '# Sum\n3+4 = 7\n# Twice\n7*2 = 14', ['Sum 3+4 = 7', 'Twice 7*2 = 14']],
	[
		'a list',
		'1. Ben has 3+4 = 7.\n2. He doubles it: 7*2 = 14.\n\nAnswer: 14',
		['1. Ben has 3+4 = 7.', '2. He doubles it: 7*2 = 14.', 'Answer: 14'],
	],
	['bold labels', '**Sum:** 3+4 = 7\n**Twice:** 14', ['**Sum:** 3+4 = 7', '**Twice:** 14']],
	[
		'lines of two sentences',
		'A has 7. B too.\nSo 14.\nDone.',
		['A has 7. B too.', 'So 14.', 'Done.'],
	],
])('%s', (_, text, steps) => expect(scored(text)).toEqual(steps));

test.each([
	['sentence', '1. a. 2. b is 3 ft. long. 3. St. Louis etc. and no. 5.', 3],
	['sentence', 'He works 9 a.m. to 5 p.m. Then 8 hrs. He gets 5! = 120 dollars...or so. Right?', 4],
	['sentence', '他有3个。他买4个。', 2],
	['line', 'a. b.\nc', 2],
	['blank', 'a\nb\n\nc\n\n\nd', 3],
	['step', '1) a\nmore\n2) b', 2],
	['step', 'Plan.\nStep 1: a\nmore\nStep 2: b', 3],
	['step', 'a\nb', 1],
] as const)('by %s, %j has %i steps', (at, text, steps) => {
	expect(scored(text, at)).toHaveLength(steps);
});

test.each([
	['3+4 = 7\n#### 7\nQuestion: Ann has 9 pens.\n#### 9', '7', 'Question: Ann has 9 pens.\n#### 9'],
	['3+4 = 7\nThe answer is 7.\n#### 7\nBye', '7', 'Bye'],
	['3+4 = 7\n**Answer:** 7\nI hope this helps!', '7', 'I hope this helps!'],
	['The answer is not 5.\n3+4 = 7', null, ''],
	['So the answer is twice 7.\n14', '14', ''],
	// An unknown of this name is no answer.
	['3A+7 = 19\nA=4\nThere are 4+5 = 9.\n#### 9', '9', ''],
])('the first answer of %j ends it', (text, answer, after) => {
	expect(parseGivenSolution(text)).toMatchObject({ answer, after });
});

test('steps of a list stay as they are, on one line each', () => {
	const given = givenSteps(['First\n\\[3+4 = 7\\]', ' ', '#### 7', 'and more']);
	expect(given.steps.map((step) => step.scored)).toEqual([
		'First \\[3+4 = 7\\]',
		'#### 7',
		'and more',
	]);
	expect(given).toMatchObject({ cutAt: null, answer: '7', after: '' });
});

test.each([
	'a\n',
	'a. ',
	'. ',
	'.',
	' ',
	'9',
	'\\boxed{',
	'Step 1: ',
	'**a',
	'answer is 9',
	'```\n',
	'\\[\n',
	'<<1=',
	'- ',
])('200,000 characters of %j are cut in time that grows with them', (piece) => {
	const text = piece.repeat(200_000 / piece.length);
	const start = performance.now();
	for (const at of [null, 'sentence', 'step'] as const) cutSteps(text, at);
	parseGivenSolution(text);
	// Four readings; where time grew with the square of the length, they would take minutes.
	expect(performance.now() - start).toBeLessThan(8000);
});

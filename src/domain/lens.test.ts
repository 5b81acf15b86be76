import { expect, test } from 'vitest';
import { checkArithmetic, falseEquations, findDisagreements, lensPieces } from './lens.ts';
import { Random } from './random.ts';

const failing = (text: string) =>
	lensPieces(text, checkArithmetic(text)).flatMap((piece) =>
		piece.finding === null ? [] : [piece.text],
	);

test.each([
	['Step 1 - 5 + 3 = 8', []],
	['- 5 + 3 = 9', ['5 + 3 = 9']],
	['3. 4*5 = 20 and 20-1 = 18', ['20-1 = 18']],
	['half: 48/2 = <<48/2=24>>24', []],
	['half: 48/2 = <<48/2=24>>25', ['48/2 = <<48/2=24>>25']],
	['half is <<48/2=23>>23', ['48/2=23']],
	['2+2 = 5 = 3+3', ['2+2 = 5 = 3+3']],
	['7/0 = 0', ['7/0 = 0']],
	['10/3 = 3.33 and 20/3 = $6.667', []],
	['10/3 = 3.34', ['10/3 = 3.34']],
	['10/3 = 3.30', ['10/3 = 3.30']],
	['10/3 = 3', ['10/3 = 3']],
	['1.25*3 = 3.8', []],
	['1.25*3 = 3.6', ['1.25*3 = 3.6']],
	['no numbers', []],
])('in %j these fail: %j', (text, parts) => expect(failing(text)).toEqual(parts));

test('a finding names both sides', () => {
	const [equation] = checkArithmetic('2*3.5 = 7.25');
	expect(equation?.finding).toBe('The left side is 7, the right side is 7.25.');
});

test('arithmetic and reward disagree in two ways', () => {
	const right = checkArithmetic('2+2 = 4');
	const wrong = checkArithmetic('2+2 = 5');
	const steps = [
		{ equations: right, reward: 0.9 },
		{ equations: wrong, reward: 0.5 },
		{ equations: right, reward: 0.49 },
		{ equations: wrong, reward: 0.1 },
		{ equations: [], reward: 0.1 },
		{ equations: wrong, reward: null },
	];
	expect(findDisagreements(steps, 0.5)).toEqual([
		{ step: 1, kind: 'missed' },
		{ step: 2, kind: 'beyond' },
	]);
});

test('the pieces of any text are the text', () => {
	const random = new Random('lens');
	const pieces = '1|23|=|+|/|0|(|)|<<2+2=5>>|<<|>>|Step 3:|- | |x|of|%|שלום|🐱|<b>'.split('|');
	for (let round = 0; round < 2000; round++) {
		const text = Array.from({ length: random.int(0, 40) }, () => random.pick(pieces)).join('');
		const cut = lensPieces(text, checkArithmetic(text));
		expect(cut.map((piece) => piece.text).join('')).toBe(text);
	}
});

test.each([
	['', '', []],
	['The pens cost 3*4 = 12 dollars.', 'The pens cost 3*4 = 12 dollars.', []],
	['The pens cost 3*4 = 13 dollars.', 'The pens cost [3*4 = 13] dollars.', ['3*4 = 13']],
	['48/2=24 and 48 ÷ 2 = 23', '48/2=24 and [48 ÷ 2 = 23]', ['48 ÷ 2 = 23']],
	['1+1 = 3, so 2+2 = 5.', '[1+1 = 3], so [2+2 = 5].', ['1+1 = 3', '2+2 = 5']],
	['5 + 5 = 10 = 2*6', '5 + 5 = [10 = 2*6]', ['10 = 2*6']],
	['<<2*2=5>>5', '<<[2*2=5]>>5', ['2*2=5']],
	['🐱 7/0 = 0 🐱', '🐱 [7/0 = 0] 🐱', ['7/0 = 0']],
	['#### 15/2', '#### 15/2', []],
])('of %j the false equations are marked and named', (text, withMarks, named) => {
	const pieces = lensPieces(text, checkArithmetic(text));
	const marked = pieces.map((piece) => (piece.finding === null ? piece.text : `[${piece.text}]`));
	expect(marked.join('')).toBe(withMarks);
	expect(falseEquations(text)).toEqual(named);
});

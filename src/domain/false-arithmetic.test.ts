import { expect, test } from 'vitest';
import { readArithmetic } from './false-arithmetic.ts';

/** The text with brackets around what is marked. */
function marked(text: string): string {
	const { pieces } = readArithmetic(text);
	return pieces.map((piece) => (piece.isFalse ? `[${piece.text}]` : piece.text)).join('');
}

test.each([
	['', '', []],
	['No numbers here.', 'No numbers here.', []],
	['The pens cost 3*4 = 12 dollars.', 'The pens cost 3*4 = 12 dollars.', []],
	['The pens cost 3*4 = 13 dollars.', 'The pens cost [3*4 = 13] dollars.', ['3*4 = 13']],
	['3*4 = 13', '[3*4 = 13]', ['3*4 = 13']],
	['48/2=24 and 48 ÷ 2 = 23', '48/2=24 and [48 ÷ 2 = 23]', ['48 ÷ 2 = 23']],
	['1+1 = 3, so 2+2 = 5.', '[1+1 = 3], so [2+2 = 5].', ['1+1 = 3', '2+2 = 5']],
	['5 + 5 = 10 = 2*6', '5 + 5 = [10 = 2*6]', ['10 = 2*6']],
	['1 + 1 = 3 = 4', '[1 + 1 = 3][ = 4]', ['1 + 1 = 3', '3 = 4']],
	['<<2*2=5>>5', '<<[2*2=5]>>5', ['2*2=5']],
	['🐱 7/0 = 0 🐱', '🐱 [7/0 = 0] 🐱', ['7/0 = 0']],
	['#### 15/2', '#### 15/2', []],
] as const)('%j', (text, withMarks, falseEquations) => {
	expect(marked(text)).toBe(withMarks);
	const reading = readArithmetic(text);
	expect(reading.falseEquations).toEqual(falseEquations);
	for (const piece of reading.pieces) expect(text.startsWith(piece.text, piece.start)).toBe(true);
});

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatAnswer } from './answer.ts';
import { Random } from './random.ts';
import { rational } from './rational.ts';
import { readAnswer } from './read-answer.ts';

const read = (text: string): string | null => {
	const value = readAnswer(text);
	return value && formatAnswer(value);
};

test.each([
	['18', '18'],
	['**42**', '42'],
	['__42__.', '42'],
	['"42"', '42'],
	['“42”', '42'],
	['`42`', '42'],
	['\\boxed{42}', '42'],
	['$42$', '42'],
	['$\\frac{3}{4}$', '3/4'],
	['\\dfrac34', '3/4'],
	['-\\frac{1}{2}', '-1/2'],
	['1{,}000', '1000'],
	['18€', '18'],
	['€ 18', '18'],
	['18 €', '18'],
	['US 18', '18'],
	['USD 18', '18'],
	['18 dollars', '18'],
	['-$3', '-3'],
	['$-3', '-3'],
	['2 1/2', '5/2'],
	['2½', '5/2'],
	['-2 1/2', '-5/2'],
	['½', '1/2'],
	['1 800', '1800'],
	['1\u00A0800', '1800'],
	['1\u202F800,50', '3601/2'],
	["1'800", '1800'],
	['1,800', '1800'],
	['1.234,50', '2469/2'],
	['2,5', '5/2'],
	['–18', '-18'],
	['—18', '-18'],
	['−18', '-18'],
	['- 18', '-18'],
	['１８', '18'],
	['𝟏𝟖', '18'],
	['٤٢', '42'],
	['3.2e5', '320000'],
	['3.2 × 10^5', '320000'],
	['3 x 10^-2', '3/100'],
	['75%', '3/4'],
	['75 per cent', '3/4'],
	['12 apples', '12'],
	['12 big red apples.', '12'],
	['12 apples (in all)', '12'],
	['about 42', '42'],
	['x = 5', '5'],
	['6*7 = 42', '42'],
	['3 million', '3000000'],
	['5 pairs', '5'],
	['18/hour', '18'],
	['18 km/h', '18'],
	['90°', '90'],
	['5 m²', '5'],
	['forty-two', '42'],
	['18.', '18'],
	['18!', '18'],
])('%j is the answer %s', (text, answer) => expect(read(text)).toBe(answer));

test.each([
	'',
	'none',
	'5 or 6',
	'5 and 6',
	'3:2',
	'10:30',
	'5x',
	'x',
	'1/0',
	'5 - 3',
	'5 + 3',
	'10-15',
	'(3, 4)',
	'\\sqrt{2}',
	'π',
	'2 hours 30 minutes',
	'1.2.3',
	'3.333...',
	'��',
])('%j is no answer', (text) => expect(read(text)).toBeNull());

test('what the strict rule reads means the same here', () => {
	const vectors: readonly { text: string; answer: string | null }[] = JSON.parse(
		readFileSync('training/vectors/answers.json', 'utf8'),
	);
	for (const { text, answer } of vectors) {
		const line = text.split('\n').findLast((part) => part.startsWith('####'));
		if (answer !== null && line !== undefined) expect(read(line.replace(/^#+/, ''))).toBe(answer);
	}
});

test('a number is read back in every way it is written', () => {
	const random = new Random('written answers');
	for (let round = 0; round < 1000; round++) {
		const whole = random.int(1, 999_999);
		const bottom = random.int(2, 99);
		const top = random.int(1, bottom - 1);
		const grouped = (sign: string) => String(whole).replace(/\B(?=(\d{3})+$)/g, sign);
		const answer = formatAnswer(rational(BigInt(whole)));
		for (const sign of [',', "'", '\u00A0', '\u202F', ' '])
			expect(read(grouped(sign))).toBe(answer);
		const mixed = rational(BigInt(whole * bottom + top), BigInt(bottom));
		expect(read(`${whole} ${top}/${bottom}`)).toBe(formatAnswer(mixed));
		const negative = rational(-BigInt(top), BigInt(bottom));
		expect(read(`−\\frac{${top}}{${bottom}}`)).toBe(formatAnswer(negative));
	}
});

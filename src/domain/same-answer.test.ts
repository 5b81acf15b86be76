import { expect, test } from 'vitest';
import { asksForPercent, nearAnswers, settleAnswers } from './same-answer.ts';

const settled = (
	answers: string[],
	question = '',
	gold: string | null = null,
	joinsNear = false,
) => {
	const map = settleAnswers(answers, { question, gold, joinsNear });
	return answers.map((answer) => map.get(answer));
};

test.each([
	['What percentage of the class is that?', true],
	['What percent did she save?', true],
	['How many per cent are left?', true],
	['Give the answer as a percentage.', true],
	['How much is 20% of 80?', false],
	['The price rose by 5 percent. What is it now?', false],
])('%s asks for per cent: %s', (question, asks) => expect(asksForPercent(question)).toBe(asks));

test('75% and 75 are the same where per cent are asked for', () => {
	expect(settled(['3/4', '75'], 'What percent is it?', '75')).toEqual(['75', '75']);
	expect(settled(['3/4', '75'], 'What percent is it?', '3/4')).toEqual(['3/4', '3/4']);
	expect(new Set(settled(['3/4', '75', '7'], 'What percentage is it?')).size).toBe(2);
	expect(settled(['3/4', '75'], 'How much is it?', '75')).toEqual(['3/4', '75']);
});

test('answers that differ only by rounding are near, and joined on request', () => {
	const answers = ['1/3', '33/100', '3/10', '7/2', '4'];
	expect(nearAnswers(answers)).toEqual([
		['1/3', '33/100'],
		['1/3', '3/10'],
		['33/100', '3/10'],
	]);
	expect(settled(answers)).toEqual(answers);
	expect(settled(answers, '', null, true)).toEqual(['1/3', '1/3', '1/3', '7/2', '4']);
	expect(settled(['1/3', '33/100'], '', '33/100', true)).toEqual(['33/100', '33/100']);
	expect(nearAnswers(['3', '10/3', '1/3', '17/50'])).toEqual([]);
});

import { expect, test } from 'vitest';
import type { HeadsCard } from '../../engine/info.ts';
import { findings, outcomeWords } from './heads-words.ts';

const one = { error: 'slip', question: 'q', steps: ['a', 'b'] };

test.each([
	[[0.9, 0.1], 1, 'Caught.'],
	[[0.9, 0.8], 1, 'Missed.'],
	[[0.1, 0.1], 1, 'Pointed elsewhere.'],
	[[0.9, 0.3], null, 'Left alone, rightly.'],
	[[0.9, 0.2], null, 'A false alarm.'],
])('rewards %j with the first error at %j: %s', (rewards, firstWrong, words) => {
	expect(outcomeWords({ ...one, rewards, firstWrong }, 0.3)).toBe(words);
});

test('what was measured is told with what chance and no training give', () => {
	const card: HeadsCard = {
		...{ threshold: 0.3, chance: 0.18, gallery: [] },
		found: { mean: 0.15, n: 400 },
		foundUntrained: { mean: 0.04, n: 400 },
		leftAlone: { mean: 0.75, n: 1200 },
	};
	const [found, missed, left] = findings(card);
	expect(found).toContain('400 wrong solutions of pupils');
	expect(found).toMatch(/15\s?% \(by chance 18\s?%, the untrained model 4\s?%\)/u);
	expect(missed).toMatch(/85\s?%/u);
	expect(left).toContain('1,200 right solutions');
	expect(findings({ ...card, found: null })).toEqual(['Nobody has measured these heads.']);
});

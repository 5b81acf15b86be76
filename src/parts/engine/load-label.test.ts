import { expect, test } from 'vitest';
import { loadWords } from './load-label.ts';

test.each([
	[18_900_000, 'Load models (19 MB)'],
	[3_690_000, 'Load models (3.7 MB)'],
	[0, 'Load models (already here)'],
	[null, 'Load models'],
])('%s bytes that are missing: %s', (missingBytes, words) => {
	const files = { keptBytes: null, missingBytes, models: [], cleared: null };
	expect(loadWords({ files })).toBe(words);
});

import { expect, test } from 'vitest';
import { readArguments } from './arguments.ts';

test('only the problems are required', () => {
	expect(readArguments(['--problems', 'a.jsonl'])).toEqual({
		ok: true,
		value: {
			...{
				problems: 'a.jsonl',
				model: 'shepherd-nano',
				modelsFolder: 'public/models',
				generator: null,
				prm: null,
				orm: null,
				readAs: null,
				candidates: 16,
			},
			...{ seed: 1, temperature: 0.8, topP: 1, limit: Number.POSITIVE_INFINITY, json: false },
		},
	});
});

test.each([
	[[], '--problems'],
	[['--problems', 'a', '--candidates', '0'], '--candidates'],
	[['--problems', 'a', '--candidates', '2.5'], '--candidates'],
	[['--problems', 'a', '--seed', 'x'], '--seed'],
	[['--problems', 'a', '--temperature', 'hot'], '--temperature'],
	[['--problems', 'a', '--top-p', '0'], '--top-p'],
	[['--problems', 'a', '--what'], '--what'],
])('%j is refused by name', (args, name) => {
	const result = readArguments(args);
	expect(result.ok ? '' : result.error).toContain(name);
});

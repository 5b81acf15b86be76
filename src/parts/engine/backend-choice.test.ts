import { expect, test } from 'vitest';
import { readBackend, withBackend } from './backend-choice.ts';

test.each(['auto', 'webgpu', 'wasm'] as const)(
	'%s survives the query, beside what else is in it',
	(backend) => {
		const query = withBackend('?problem=5&backend=wasm', backend);
		expect(readBackend(query)).toBe(backend);
		expect(new URLSearchParams(query).get('problem')).toBe('5');
	},
);

test('what is unknown is the best that there is, and the default leaves nothing behind', () => {
	expect(readBackend('?backend=gpu')).toBe('auto');
	expect(withBackend('?backend=wasm', 'auto')).toBe('');
});

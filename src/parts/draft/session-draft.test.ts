import { expect, test, vi } from 'vitest';
import { record, text, whole } from '../../domain/json.ts';
import { sessionDraft } from './session-draft.ts';
import { stubStorage } from './testing/stub-storage.ts';

const kept = sessionDraft('a', record({ name: text, seed: whole }));
const draft = { name: '<b>Ann\n', seed: 7 };

test('a draft survives keeping and reading, and is gone when it is forgotten', () => {
	stubStorage();
	expect(kept.read()).toBeNull();
	kept.keep(draft);
	expect(kept.read()).toEqual(draft);
	expect(sessionDraft('b', text).read()).toBeNull();
	kept.forget();
	expect(kept.read()).toBeNull();
});

test.each(['', '[', 'null', '[]', '"text"', '{"name":1,"seed":7}', '{"name":"Ann"}'])(
	'%j is read as nothing',
	(stored) => {
		stubStorage(stored);
		expect(kept.read()).toBeNull();
	},
);

test('a storage that throws when it is named keeps nothing, and nothing else happens', () => {
	vi.stubGlobal('sessionStorage', undefined);
	Object.defineProperty(globalThis, 'sessionStorage', {
		configurable: true,
		get() {
			throw new DOMException('The operation is insecure.', 'SecurityError');
		},
	});
	kept.keep(draft);
	kept.forget();
	expect(kept.read()).toBeNull();
});

test('a full storage leaves what was kept before', () => {
	const storage = stubStorage();
	kept.keep(draft);
	storage.setItem = () => {
		throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
	};
	kept.keep({ ...draft, seed: 8 });
	expect(kept.read()).toEqual(draft);
});

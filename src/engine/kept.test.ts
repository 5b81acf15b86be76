import { expect, test } from 'vitest';
import { createEngine } from './engine.ts';
import type { KeptModel } from './info.ts';
import { FakeFiles, infoOn } from './testing/fake-engine.ts';
import { type Event, HandClient, later } from './testing/hand-client.ts';

test('what is kept is measured when a load ends, and cleared', async () => {
	const [client, files] = [new HandClient(), new FakeFiles()];
	const engine = createEngine<string, Event>(client, files);
	await later();
	const none = { keptBytes: 0, missingBytes: 9, models: [], cleared: null };
	expect(engine.getState().files).toEqual(none);
	void engine.load();
	files.kept = 7;
	client.loads[0]?.end({ ok: true, value: infoOn('wasm') });
	await later();
	expect(engine.getState().files).toMatchObject({ keptBytes: 7, missingBytes: 2 });
	await engine.clearKept();
	expect(engine.getState().files).toEqual({ ...none, cleared: { name: null, bytes: 7 } });
	expect(engine.getState().models.kind).toBe('ready');
});

test('models that others made are listed and cleared one by one; one that a load writes stays', async () => {
	const [small, large] = ['small', 'large'].map((name) => ({
		...{ key: name, name, bytes: 5, isWhole: true },
	})) as [KeptModel, KeptModel];
	const files = new FakeFiles();
	files.models = [small, large];
	const engine = createEngine<string, Event>(new HandClient(), files);
	await later();
	expect(engine.getState().files.models).toEqual([small, large]);
	await engine.clearModel(small);
	const { models, cleared } = engine.getState().files;
	expect([models, cleared]).toEqual([[large], { name: 'small', bytes: 5 }]);
	files.clearModel = () => Promise.reject(new Error('locked'));
	await engine.clearModel(large);
	expect(engine.getState().files).toMatchObject({ models: [large], cleared });
});

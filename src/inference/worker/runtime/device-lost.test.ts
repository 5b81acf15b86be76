import { expect, test } from 'vitest';
import { shippedModels } from '../../../engine/choice.ts';
import type { RunEvent } from '../../../run/events.ts';
import { fakeRuntime, familyFiles, readFrom } from '../../testing/fake-family.ts';
import { openEngine } from '../engine.ts';
import { createService } from '../service.ts';
import { DeviceLost, endOnLoss } from './device-lost.ts';
import { createQueue } from './queue.ts';

test('a job that would never end ends with the device, and no later one begins', async () => {
	let lose: (reason: string) => void = () => undefined;
	const lost = new Promise<string>((resolve) => {
		lose = resolve;
	});
	const queue = endOnLoss(createQueue(), lost);
	expect(await queue(async () => 1)).toBe(1);
	await expect(queue(() => Promise.reject(new Error('its own')))).rejects.toThrow('its own');
	const hanging = queue(() => new Promise(() => undefined));
	lose('driver crashed');
	await expect(hanging).rejects.toThrow(DeviceLost);
	await expect(queue(async () => 2)).rejects.toThrow('driver crashed');
});

test('a run whose device is lost says so by name and keeps what it told', async () => {
	const runtime = fakeRuntime('webgpu');
	const files = await familyFiles();
	const service = createService(async (_, onProgress) =>
		openEngine({
			...{
				read: readFrom(files),
				backend: 'webgpu',
				choice: shippedModels,
				threads: null,
				onProgress,
				model: null,
			},
			openRuntime: async () => runtime,
		}),
	);
	const problem = { id: 'p', topic: 't', question: 'Q?', answer: '1', reference: [] };
	const settings = { candidates: 2, temperature: 0, topP: 1, seed: 1, maxTokens: 60 };
	const request = { modelsUrl: 'https://host/', model: null, cacheName: 'test' };
	await service.load({ ...request, backend: 'webgpu', choice: shippedModels, threads: null });
	await service.start('r', { kind: 'sample', problem, settings });
	const events: RunEvent[] = [];
	while (events.at(-1)?.kind !== 'failed') {
		events.push(...(await service.next('r')));
		if (events.some(({ kind }) => kind === 'text')) runtime.lose('driver crashed');
		expect(events.at(-1)?.kind).not.toBe('done');
	}
	expect(events.at(-1)).toMatchObject({ failure: { code: 'device-lost' } });
	expect(JSON.stringify(events.at(-1))).toContain('driver crashed');
});

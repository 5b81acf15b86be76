import { expect, test } from 'vitest';
import type { LoadProgress } from '../../engine/info.ts';
import { sample } from '../../run/strategy/sample.ts';
import { fakeRuntime, familyFiles, readFrom } from '../testing/fake-family.ts';
import { type EngineRequest, openEngine } from './engine.ts';
import { findDifference } from './model/golden.ts';

async function request(changes: Partial<EngineRequest> = {}): Promise<EngineRequest> {
	return {
		read: readFrom(await familyFiles()),
		openRuntime: async (backend) => fakeRuntime(backend),
		model: null,
		backend: 'auto',
		onProgress: () => undefined,
		...changes,
	};
}

test('takes WebGPU where its numbers are right, and runs', async () => {
	const phases: LoadProgress['phase'][] = [];
	const onProgress = ({ phase }: LoadProgress): void => void phases.push(phase);
	const engine = await openEngine(await request({ onProgress }));
	if (!engine.ok) throw new Error(engine.error.message);
	expect(engine.value.info).toMatchObject({ model: 'toy', backend: 'webgpu', notes: [] });
	expect([...new Set(phases)]).toEqual(['download', 'compile', 'check']);
	expect(await findDifference(engine.value.subject, engine.value.golden)).toBeNull();

	const problem = { id: 'p', topic: 't', question: 'Q?', answer: '1', reference: [] };
	const settings = { candidates: 2, temperature: 0, topP: 1, seed: 1, maxTokens: 60 };
	const kinds: string[] = [];
	const run = sample('r', { problem, settings }, engine.value.ports, () => false);
	for await (const { kind } of run) kinds.push(kind);
	expect(kinds.filter((kind) => kind === 'reward')).toHaveLength(4);
	expect(kinds.filter((kind) => kind === 'outcome')).toHaveLength(2);
	expect(kinds.at(-1)).toBe('done');
});

test.each([
	['computes wrong numbers', { wrongBy: 0.1 }, false, 'wrong numbers'],
	['computes NaN', { wrongBy: Number.NaN }, false, 'no number'],
	['computes wrong numbers in a batch', { isDeaf: true }, false, 'in a batch'],
	['is played by the processor', {}, true, 'no hardware'],
])('leaves WebGPU where it %s, and says why', async (_, faults, isSoftware, reason) => {
	const gpu = { ...fakeRuntime('webgpu', faults), isSoftware };
	const engine = await openEngine(
		await request({
			openRuntime: async (backend) => (backend === 'webgpu' ? gpu : fakeRuntime(backend)),
		}),
	);
	if (!engine.ok) throw new Error(engine.error.message);
	expect(engine.value.info.backend).toBe('wasm');
	expect(engine.value.info.notes).toHaveLength(1);
	expect(engine.value.info.notes[0]).toContain(reason);
	if (!isSoftware) expect(gpu.released).toEqual(['generator', 'judge']);
	expect(gpu.gpu.liveBuffers).toBe(0);
});

test('a backend that was asked for is not replaced', async () => {
	const openRuntime = async (): Promise<never> => {
		throw new Error('this browser offers no WebGPU adapter');
	};
	const engine = await openEngine(await request({ backend: 'webgpu', openRuntime }));
	expect(engine.ok ? null : engine.error.code).toBe('unsupported');
	expect(engine.ok ? '' : engine.error.message).toContain('no WebGPU adapter');
});

test('wrong numbers everywhere are a failed check', async () => {
	const openRuntime: EngineRequest['openRuntime'] = async (backend) =>
		fakeRuntime(backend, { wrongBy: 0.1 });
	const engine = await openEngine(await request({ openRuntime }));
	expect(engine.ok ? null : engine.error.code).toBe('check-failed');
});

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { FakeGpu } from '../../testing/fake-gpu.ts';
import { type FakeOrt, fakeOrt } from '../../testing/fake-ort.ts';
import { type GpuSession, type HostSession, openRuntime, type RuntimeBackend } from './ort.ts';

const weights = [{ path: 'generator.bin', data: new Uint8Array([1, 2, 3]) }];
const graph = Uint8Array.of(8, 10);

function withAdapter(info: Partial<GPUAdapterInfo> | null): void {
	const limits = { maxBufferSize: 2 ** 31, maxStorageBufferBindingSize: 2 ** 27 };
	const requestAdapter = async () => (info === null ? null : { info, limits });
	vi.stubGlobal('navigator', { gpu: { requestAdapter }, hardwareConcurrency: 8 });
}

beforeEach(() => withAdapter({ vendor: 'maker', architecture: 'chip' }));
afterEach(() => vi.unstubAllGlobals());

async function open<Session>(backend: RuntimeBackend, fake: FakeOrt): Promise<Session> {
	const runtime = await openRuntime(backend, { load: async () => fake.ort });
	return (await runtime.createSession(graph, weights)) as Session;
}

describe('a session on WebGPU', () => {
	const openGpu = (fake: FakeOrt): Promise<GpuSession> => open('webgpu', fake);

	test('records for the native side, and the JavaScript side does not know', async () => {
		const fake = fakeOrt();
		await openGpu(fake);
		expect(fake.sessions).toMatchObject([{ native: true, javascript: false, isReleased: false }]);
	});

	test('its provider is an object, without which it has no options', async () => {
		const fake = fakeOrt();
		await openGpu(fake);
		expect(fake.sessions[0]?.options).toMatchObject({
			executionProviders: [{ name: 'webgpu' }],
			externalData: weights,
		});
	});

	test.each([0, 1, 4, 6])(
		'is refused, and released, where the option is read %i times',
		async (reads) => {
			const fake = fakeOrt(reads);
			await expect(openGpu(fake)).rejects.toThrow(
				`read enableGraphCapture ${reads} times instead of 5`,
			);
			expect(fake.sessions.map(({ isReleased }) => isReleased)).toEqual([true]);
		},
	);

	test('runs with buffers for everything, recorded under an id or not at all', async () => {
		const fake = fakeOrt();
		const session = await openGpu(fake);
		const gpu = new FakeGpu();
		const bufferOf = () => gpu.device.createBuffer({ size: 16, usage: 128 });
		const [ids, logits, others] = [bufferOf(), bufferOf(), bufferOf()];
		const tensor = (buffer: GPUBuffer, type: 'int32' | 'float32', ...dims: number[]) => ({
			buffer,
			type,
			dims,
		});
		const fetches = { logits: tensor(logits, 'float32', 1, 3, 4) };
		await session.run({ input_ids: tensor(ids, 'int32', 1, 3) }, fetches, null);
		await session.run({ input_ids: tensor(others, 'int32', 1, 1) }, fetches, 7);
		expect(fake.sessions[0]?.runs).toMatchObject([
			{
				feeds: { input_ids: { gpuBuffer: ids, type: 'int32', dims: [1, 3] } },
				fetches: { logits: { gpuBuffer: logits, type: 'float32', dims: [1, 3, 4] } },
				graphId: '-1',
			},
			{ feeds: { input_ids: { gpuBuffer: others } }, graphId: '7' },
		]);
	});

	test('reads at most 31 tokens at once: the kernel for more is wrong on narrow subgroups', async () => {
		expect((await openGpu(fakeOrt())).longestRead).toBe(31);
	});

	test('tells when the device is lost', async () => {
		const fake = fakeOrt();
		const runtime = await openRuntime('webgpu', { load: async () => fake.ort });
		await runtime.createSession(graph, weights);
		fake.loseDevice('the driver was reset');
		await expect(runtime.lost).resolves.toBe('the driver was reset');
	});

	test('cannot be had without an adapter', async () => {
		withAdapter(null);
		const load = vi.fn(async () => fakeOrt().ort);
		await expect(openRuntime('webgpu', { load })).rejects.toThrow('no WebGPU adapter');
		expect(load).not.toHaveBeenCalled();
	});
});

test.each([
	[{ vendor: 'google', architecture: 'swiftshader' }, 'google swiftshader', true],
	[{ description: 'A big card', isFallbackAdapter: true }, 'A big card', true],
	[{ vendor: 'maker', architecture: 'chip', description: '' }, 'maker chip', false],
	[{}, 'unnamed adapter', false],
])('the adapter %j is called %s', async (info, adapter, isSoftware) => {
	withAdapter(info);
	const runtime = await openRuntime('webgpu', { load: async () => fakeOrt().ort });
	expect(runtime).toMatchObject({
		adapter,
		isSoftware,
		threads: 1,
		device: { bufferBytes: 2 ** 27 },
	});
});

describe('a session on WebAssembly', () => {
	const openHost = (fake: FakeOrt): Promise<HostSession> => open('wasm', fake);

	test('is asked for no recording', async () => {
		const fake = fakeOrt();
		await openHost(fake);
		expect(fake.sessions[0]).toMatchObject({ native: false, javascript: false });
		expect(fake.sessions[0]?.options.executionProviders).toEqual(['wasm']);
	});

	test('takes and gives plain memory', async () => {
		const fake = fakeOrt();
		const session = await openHost(fake);
		const input_ids = { type: 'int32', data: Int32Array.of(5, 6), dims: [1, 2] } as const;
		expect(await session.run({ input_ids })).toEqual({ logits: Float32Array.of(1, 2) });
		expect(fake.sessions[0]?.runs).toMatchObject([{ feeds: { input_ids }, fetches: null }]);
	});

	test('is started once with the wasm that was brought for this version', async () => {
		const fake = fakeOrt();
		const wasm = vi.fn(async () => new Blob(['\0asm'], { type: 'application/wasm' }));
		const runtime = await openRuntime('wasm', { load: async () => fake.ort, wasm });
		await runtime.createSession(graph, weights);
		await runtime.createSession(graph, weights);
		expect(wasm.mock.calls).toEqual([['wasm', '1.30.0']]);
		expect(fake.wasmPaths()).toEqual({ wasm: expect.stringMatching(/^blob:/u) });
	});

	test('takes the file beside its script where none was brought', async () => {
		const fake = fakeOrt();
		await openHost(fake);
		expect(fake.wasmPaths()).toBeUndefined();
	});

	test.each([
		['an isolated page', true, 4],
		['a page that is not isolated', false, 1],
	])('has the threads of %s before the first session', async (_, crossOriginIsolated, threads) => {
		vi.stubGlobal('WorkerGlobalScope', class {});
		vi.stubGlobal('crossOriginIsolated', crossOriginIsolated);
		const fake = fakeOrt();
		await openHost(fake);
		expect(fake.threads()).toBe(threads);
	});
});

/** Runs inside a worker of the page: what Node has no storage and no origins for. */
import { clearKeptModel, listKeptModels } from '../../src/inference/kept-models.ts';
import { addressSource } from '../../src/inference/worker/files/address-source.ts';
import { blobSource } from '../../src/inference/worker/files/byte-source.ts';
import { type Conversion, conversionKey } from '../../src/inference/worker/files/conversion.ts';
import { openGguf } from '../../src/inference/worker/files/gguf-weights.ts';
import { inPlace, openKeptWeights } from '../../src/inference/worker/files/kept-weights.ts';
import { ModelFileError } from '../../src/inference/worker/files/model-file-error.ts';
import { isOpen, lazyBytes } from '../../src/inference/worker/files/open-file.ts';

const kept = openKeptWeights(navigator.storage);
const toy = { source: 'toy', rules: 1 };
const held: unknown[] = [];
const steps = [
	{ file: 0, offset: 0, bytes: 1000 },
	{ file: 0, offset: 1000, bytes: 40_000_000 },
	{ file: 0, offset: 40_001_000, bytes: 500 },
	{ file: 1, offset: 0, bytes: 700 },
];

/** Step n's bytes are all n + 1. @param stopAt aborts when this step begins. */
async function load(change: Partial<Conversion>, stopAt: number | null = null) {
	const abort = new AbortController();
	const converted: number[] = [];
	const progress: number[] = [];
	const hashes: string[] = [];
	const files = await kept.files({
		key: await conversionKey(toy),
		name: 'toy',
		steps,
		signal: abort.signal,
		onBytes: (done) => progress.push(done),
		hashes: async () => ['of the toy'],
		onHashes: (found) => hashes.push(...found),
		async *convert(first) {
			for (const [at, { file, bytes }] of steps.entries()) {
				if (at < first) continue;
				if (at === stopAt) abort.abort();
				converted.push(at);
				yield { file, bytes: new Uint8Array(bytes / 2).fill(at + 1) };
				yield { file, bytes: new Uint8Array(bytes / 2).fill(at + 1) };
			}
		},
		...change,
	});
	const bytes = files.map((file) => {
		if (!isOpen(file)) throw new TypeError('the file is not open');
		return lazyBytes(file);
	});
	const isRight = steps.every(({ file, offset, bytes: length }, at) =>
		bytes[file]?.subarray(offset, offset + length).every((byte) => byte === at + 1),
	);
	for (const file of files) if (isOpen(file)) file.close();
	return { converted, progress, isRight, hashes, sizes: bytes.map(({ byteLength }) => byteLength) };
}

const jobs = {
	load: () => load({}),
	cancelled: () => load({}, 2),
	tooLarge: () =>
		load({ key: 'large', name: 'A giant', steps: [{ file: 0, offset: 0, bytes: 1e15 }] }),
	list: () => listKeptModels(navigator.storage),
	clear: async () => {
		const [first] = await listKeptModels(navigator.storage);
		await clearKeptModel(navigator.storage, first?.key ?? '');
	},
	/** Holds the first shard as a load under way does. */
	hold: async () => {
		const models = await (await navigator.storage.getDirectory()).getDirectoryHandle('models', {
			create: true,
		});
		const key = await conversionKey(toy);
		const folder = await models.getDirectoryHandle(key, { create: true });
		const file = await folder.getFileHandle('weights-0.bin', { create: true });
		held.push(await inPlace(file));
	},
	address: async (address: string) => {
		const source = await addressSource(address);
		return source === null ? null : (await openGguf(source)).config;
	},
	/** A File of the private file system that is written to after it was chosen. */
	changed: async () => {
		const folder = await navigator.storage.getDirectory();
		const handle = await folder.getFileHandle('changing.gguf', { create: true });
		const write = async (text: string) => {
			const stream = await handle.createWritable();
			await stream.write(text);
			await stream.close();
		};
		await write('GGUF and more');
		const source = blobSource(await handle.getFile(), 'changing.gguf');
		await new Promise((resolve) => setTimeout(resolve, 50));
		await write('something else altogether');
		return openGguf(source);
	},
};

addEventListener('message', async ({ data }: MessageEvent<[keyof typeof jobs, string]>) => {
	const [name, argument] = data;
	try {
		postMessage({ value: (await jobs[name](argument)) ?? null });
	} catch (cause) {
		const { name: kind, message } = cause as Error;
		postMessage({ code: cause instanceof ModelFileError ? cause.failure.code : kind, message });
	}
});

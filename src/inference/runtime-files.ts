import { type Reader, record, text, whole } from '../domain/json.ts';
import type { Backend } from '../engine/info.ts';
import type { FileRecord } from './manifest.ts';

/** The builds of onnxruntime-web that are used here; a load takes one. */
export type RuntimeBuild = 'wasm' | 'jspi' | 'asyncify';

/**
 * The wasm of each build as this site ships it, compressed (src/cli/site/packed-runtime.ts writes it). Paths are below the
 * models folder.
 */
export type RuntimeFiles = {
	/** Of the package: its scripts work with no other. */
	readonly version: string;
	readonly builds: Readonly<Record<RuntimeBuild, FileRecord>>;
};

/** Not in the build where it was not compressed, as in development. */
export const runtimeIndexPath = 'runtime/index.json';

const file = record<FileRecord>({ path: text, bytes: whole, sha256: text });

export const runtimeFiles: Reader<RuntimeFiles> = record<RuntimeFiles>({
	version: text,
	builds: record({ wasm: file, jspi: file, asyncify: file }),
});

/** JSPI is the smaller and faster way for wasm to wait for the GPU; asyncify works everywhere. */
export function buildFor(backend: Exclude<Backend, 'auto'>): RuntimeBuild {
	if (backend === 'wasm') return 'wasm';
	return 'Suspending' in WebAssembly ? 'jspi' : 'asyncify';
}

export type GpuAdapter = {
	readonly name: string;
	/** A GPU that the processor plays. */
	readonly isSoftware: boolean;
	/** The longest buffer that a program reads. */
	readonly bufferBytes: number;
};

/** null where the browser offers none. */
export async function findAdapter(): Promise<GpuAdapter | null> {
	const gpu: GPU | undefined = globalThis.navigator?.gpu;
	const adapter = gpu === undefined ? null : await gpu.requestAdapter();
	if (adapter === null) return null;
	const { vendor, architecture, description, isFallbackAdapter } = adapter.info;
	const name = description || [vendor, architecture].filter(Boolean).join(' ') || 'unnamed adapter';
	const { maxBufferSize, maxStorageBufferBindingSize } = adapter.limits;
	return {
		...{ name, isSoftware: isFallbackAdapter || architecture === 'swiftshader' },
		bufferBytes: Math.min(maxBufferSize, maxStorageBufferBindingSize),
	};
}

/** The build that a load begins with; another follows only where its backend turns out to be of no use. */
export async function expectedBuild(backend: Backend): Promise<RuntimeBuild> {
	if (backend !== 'auto') return buildFor(backend);
	const adapter = await findAdapter().catch(() => null);
	return buildFor(adapter === null || adapter.isSoftware ? 'wasm' : 'webgpu');
}

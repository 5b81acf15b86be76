import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const packages = createRequire(import.meta.url);

const builds = {
	wasm: 'ort-wasm-simd-threaded.wasm',
	jspi: 'ort-wasm-simd-threaded.jspi.wasm',
	asyncify: 'ort-wasm-simd-threaded.asyncify.wasm',
};

/**
 * The runtime's wasm once more, a quarter of its size, for src/inference/worker/files/runtime-file.ts. Not `.gz`:
 * some hosts would say of it that it is encoded, and others not.
 */
export function packedRuntime(): Plugin {
	return {
		name: 'steplight-runtime',
		apply: 'build',
		async generateBundle() {
			const written = Object.entries(builds).map(async ([build, name]) => {
				const wasm = await readFile(packages.resolve(`onnxruntime-web/${name}`));
				const source = await promisify(gzip)(wasm, { level: 9 });
				const sha256 = createHash('sha256').update(source).digest('hex');
				const path = `runtime/${build}-${sha256.slice(0, 8)}.gzip`;
				this.emitFile({ type: 'asset', fileName: `models/${path}`, source });
				return [build, { path, bytes: source.byteLength, sha256 }];
			});
			const index = {
				// Pinned, and so the one that is installed.
				version: packages('../../../package.json').dependencies['onnxruntime-web'],
				builds: Object.fromEntries(await Promise.all(written)),
			};
			const source = JSON.stringify(index);
			this.emitFile({ type: 'asset', fileName: 'models/runtime/index.json', source });
		},
	};
}

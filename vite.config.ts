import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { site } from './src/cli/site/build.ts';
import { firstChunk } from './src/cli/site/first-chunk.ts';
import { developmentHeaders, developmentNonce, siteHeaders } from './src/cli/site/headers.ts';
import { packedRuntime } from './src/cli/site/packed-runtime.ts';

export default defineConfig(({ command }) => ({
	// Relative, so that the built folder runs from any sub-path on any host.
	base: './',
	plugins: [react(), packedRuntime(), site()],
	html: command === 'serve' ? { cspNonce: developmentNonce } : {},
	build: { rolldownOptions: { output: { codeSplitting: { groups: [firstChunk()] } } } },
	worker: { format: 'es' },
	server: { headers: developmentHeaders },
	preview: { headers: siteHeaders },
	// Pre-bundling would move onnxruntime-web away from the .wasm files it finds beside itself.
	optimizeDeps: { exclude: ['onnxruntime-web'] },
	test: {
		include: ['src/**/*.test.{ts,tsx}'],
		environment: 'node',
		// Slow machines are no failures: the default of 5 s is one on a shared core.
		testTimeout: 30_000,
		// The default leaves one core to the watcher, which is half of a small machine.
		maxWorkers: '100%',
	},
}));

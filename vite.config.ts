import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Cross-origin isolation: without these two headers WebAssembly gets one thread, silently. */
const isolation = {
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default defineConfig({
	// Relative, so that the built folder runs from any sub-path on any host.
	base: './',
	plugins: [react()],
	worker: { format: 'es' },
	server: { headers: isolation },
	preview: { headers: isolation },
	// Pre-bundling would move onnxruntime-web away from the .wasm files it finds beside itself.
	optimizeDeps: { exclude: ['onnxruntime-web'] },
	// Slow machines are no failures: the default of 5 s is one on a shared core.
	test: { include: ['src/**/*.test.{ts,tsx}'], environment: 'node', testTimeout: 30_000 },
});

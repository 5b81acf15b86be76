/** Graphs of every architecture and block format on WebGPU, by code that is no part of the build yet. */
import { createServer } from 'vite';
import { expect, test } from './fixtures.ts';
import type { Judged, Read } from './graph/read.ts';

const port = 4175;
test.use({ baseURL: `http://localhost:${port}` });

const tolerances = { float32: 1e-3, int8: 0.02, 'blocks-8': 0.005, 'blocks-4': 0.08 };

test('tiny models say on WebGPU what transformers says, reward models too', async ({ page }) => {
	test.setTimeout(600_000);
	const server = await createServer({ server: { port, strictPort: true }, logLevel: 'error' });
	await server.listen();
	try {
		await page.goto('/e2e/graph/');
		const output = page.locator('output');
		await expect(output).not.toBeEmpty({ timeout: 500_000 });
		const text = (await output.textContent()) ?? '';
		expect(text).toMatch(/^\{/u);
		const { reads, judged }: { reads: readonly Read[]; judged: readonly Judged[] } =
			JSON.parse(text);
		expect(reads).toHaveLength(7);
		for (const { model, precision, head, difference } of reads) {
			// What heads read of states was kept in float16.
			const tolerance = head === 'states' ? 2e-3 : tolerances[precision];
			expect(difference, `${model}, ${precision}, ${head}`).toBeLessThan(tolerance);
		}
		expect(judged).toHaveLength(6);
		for (const { family, difference } of judged) expect(difference, family).toBeLessThan(1e-4);
	} finally {
		await server.close();
	}
});

import { test } from './fixtures.ts';

/** One greedy solution: the check comes with the load, the run after it is stopped at once. */
const query = 'problem=12&n=1&temperature=0';

const backends = [
	{ choice: 'wasm', name: 'WebAssembly' },
	{ choice: 'webgpu', name: 'WebGPU' },
] as const;

for (const { choice, name } of backends) {
	test(`the golden file passes on ${name}`, async ({ solvePage, page }, info) => {
		await solvePage.open(`?backend=${choice}&${query}`);
		await solvePage.solveButton.click();
		await solvePage.loadedOn(name);
		await page.screenshot({ path: info.outputPath(`golden-${choice}.png`) });
	});
}

import { expect, test } from './fixtures.ts';
import { GpuProbe } from './gpu-probe.ts';

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

/** A short problem, whose four solutions end at different lengths: rows leave the batch and move. */
const shortRun = 'problem=10&n=4&temperature=0.8&seed=1';

/** Rewards are shown with two decimals. */
const rewardTolerance = 0.02;

const megabyte = 1e6;

/** The reward models alone make about 180 a step; decode steps that were not repeated would make 250 more. */
const bindGroupsPerReward = 250;

test('WebGPU writes and rewards what WebAssembly does, and keeps its cache on the GPU', async ({
	solvePage,
	page,
}) => {
	test.setTimeout(600_000);
	const probe = await GpuProbe.install(page);
	await solvePage.open(`?backend=wasm&${shortRun}`);
	await solvePage.solve();
	const texts = await solvePage.texts();
	const rewards = await solvePage.shownRewards();
	expect(new Set(texts.map(({ length }) => length)).size).toBeGreaterThan(1);

	await solvePage.open(`?backend=webgpu&${shortRun}`);
	await solvePage.solve();
	await expect(solvePage.engine).toContainText('WebGPU, check passed');
	const first = await probe.counts();
	expect(await solvePage.texts()).toEqual(texts);
	const differences = (await solvePage.shownRewards()).map((reward, at) =>
		Math.abs(Number(reward) - Number(rewards[at])),
	);
	expect(differences).toHaveLength(rewards.length);
	expect(Math.max(...differences)).toBeLessThanOrEqual(rewardTolerance);

	await test.step('another run copies no cache, takes no more memory and repeats what was recorded', async () => {
		await solvePage.solve();
		const second = await probe.counts();
		expect(await solvePage.texts()).toEqual(texts);
		expect(second).toMatchObject({ buffers: first.buffers, bytes: first.bytes });
		const crossed = second.toGpu + second.toHost - first.toGpu - first.toHost;
		expect(crossed).toBeLessThan(5 * megabyte);
		expect(second.bindGroups - first.bindGroups).toBeLessThan(rewards.length * bindGroupsPerReward);
	});
});

import { expect, test } from './fixtures.ts';
import { GpuProbe } from './gpu-probe.ts';

/**
 * One of the shortest problems, whose three solutions end at different lengths: rows leave the batch and move. On
 * SwiftShader every token costs, so there are few; a load checks the golden file on either backend.
 */
const shortRun = 'problem=81&n=3&temperature=0.8&seed=1';

/** Rewards are shown with two decimals. */
const rewardTolerance = 0.02;

const megabyte = 1e6;

/** The reward models alone make about 180 a step; decode steps that were not repeated would make 250 more. */
const bindGroupsPerReward = 250;

test('WebGPU writes and rewards what WebAssembly does, and keeps its cache on the GPU', async ({
	solvePage,
	page,
}) => {
	const probe = await GpuProbe.install(page);
	await solvePage.open(`?backend=wasm&${shortRun}`);
	await solvePage.solve();
	await expect(solvePage.engine).toContainText('WebAssembly, check passed');
	const texts = await solvePage.texts();
	const rewards = await solvePage.shownRewards();
	expect(new Set(texts.map(({ length }) => length)).size).toBe(3);

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
		await solvePage.unfold();
		await page.getByLabel('Solutions', { exact: true }).fill('2');
		await solvePage.solve();
		const second = await probe.counts();
		expect(await solvePage.texts()).toEqual(texts.slice(0, 2));
		expect(second).toMatchObject({ buffers: first.buffers, bytes: first.bytes });
		const crossed = second.toGpu + second.toHost - first.toGpu - first.toHost;
		expect(crossed).toBeLessThan(5 * megabyte);
		expect(second.bindGroups - first.bindGroups).toBeLessThan(rewards.length * bindGroupsPerReward);
	});
});

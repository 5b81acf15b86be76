/**
 * What the page costs: its tokens a second beside those of its engine alone, by turns in one run, and its long
 * tasks; adds `pageCost` to e2e/perf/baseline.json. The bars are ratios, and hold on a machine that does nothing else.
 */
import { expect, test } from '../fixtures.ts';
import { SolvePage } from '../solve-page.ts';
import { addToBaseline, spread } from './baseline.ts';
import { clearTasks, longTasks, watchTasks } from './long-tasks.ts';
import type { Alone } from './yardstick/alone.ts';

const problemSeed = 12;
const seeds = [12, 41, 77, 105, 230];
/** The page writes at least so much of what the engine writes alone. */
const leastShare = 0.75;
const bars = [
	{ candidates: 16, longestTaskMs: 50 },
	{ candidates: 64, longestTaskMs: 100 },
];

test('the page beside its engine alone', async ({ page, browser }) => {
	test.setTimeout(600_000);
	// In a context of its own: it is served from another port.
	const engine = await (await browser.newContext()).newPage();
	await engine.goto('http://localhost:4174/e2e/perf/yardstick/alone.html');
	await expect(engine.getByRole('status')).toHaveText('ready', { timeout: 120_000 });
	const alone = (candidates: number, seed: number) =>
		engine.evaluate(
			([count, problem, drawn]) =>
				(globalThis as unknown as { alone: Alone }).alone.tokensPerSecond(count, problem, drawn),
			[candidates, problemSeed, seed] as const,
		);

	await watchTasks(page);
	const solvePage = new SolvePage(page);
	await solvePage.open(`?backend=wasm&problem=${problemSeed}&n=1`);
	await solvePage.solve();
	/** Tasks of the runs alone: the test's own typing is none. */
	const tasks: number[] = [];
	const onPage = async (seed: number) => {
		await page.bringToFront();
		await solvePage.unfold();
		await page.getByLabel('Seed', { exact: true }).fill(String(seed));
		await clearTasks(page);
		await solvePage.solve();
		tasks.push(...(await longTasks(page)));
		return solvePage.tokensPerSecond();
	};

	const results: Record<string, object> = {};
	for (const { candidates, longestTaskMs } of bars) {
		await solvePage.unfold();
		await page.getByLabel('Solutions', { exact: true }).fill(String(candidates));
		await onPage(1);
		await alone(candidates, 1);
		tasks.length = 0;
		const [pageSpeeds, aloneSpeeds]: [number[], number[]] = [[], []];
		for (const seed of seeds) {
			aloneSpeeds.push(Math.round(await alone(candidates, seed)));
			pageSpeeds.push(await onPage(seed));
		}
		const longest = Math.round(Math.max(0, ...tasks));
		const shares = pageSpeeds.map((speed, at) =>
			Number((speed / (aloneSpeeds[at] ?? Number.NaN)).toFixed(2)),
		);
		const [share = 0] = spread(shares);
		results[`n${candidates}`] = {
			page: spread(pageSpeeds),
			alone: spread(aloneSpeeds),
			share: spread(shares),
			longTasks: tasks.length,
			longestTaskMs: longest,
		};
		expect.soft(share, `N = ${candidates}: page / engine alone`).toBeGreaterThanOrEqual(leastShare);
		expect.soft(longest, `N = ${candidates}: longest task`).toBeLessThanOrEqual(longestTaskMs);
	}
	addToBaseline({
		pageCost: {
			recipe: `tokens/s of ${seeds.length} seeds by turns after one warm-up, problem ${problemSeed}, temperature 0.8; median [least, most]; share = page / engine alone`,
			...results,
		},
	});
});

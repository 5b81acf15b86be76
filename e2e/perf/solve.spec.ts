/**
 * Measures the main job on WebAssembly and writes e2e/perf/baseline.json; it reports and never fails on noise.
 *   npm run perf     on a machine that does nothing else
 */
import { execSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { test } from '../fixtures.ts';
import { SolvePage } from '../solve-page.ts';
import { spread, writeBaseline } from './baseline.ts';
import { clearTasks, longTasks, watchTasks } from './long-tasks.ts';

const problemSeeds = [12, 41, 77, 105, 230];
const sizes = [1, 16, 64];

type Run = {
	readonly seconds: number;
	readonly firstRewardMs: number;
	readonly tokensPerSecond: number;
	readonly stepsPerSecond: number;
};

test('solve, by number of candidates', async ({ page, browser, context }) => {
	test.setTimeout(600_000);
	await watchTasks(page);
	const scripts: string[] = [];
	context.on('request', (request) => {
		const name = /\/(assets\/[^/]+\.js)$/.exec(request.url())?.[1];
		if (name !== undefined) scripts.push(name);
	});
	const solvePage = new SolvePage(page);
	await solvePage.open('?backend=wasm&problem=12&n=1');
	await solvePage.solveButton.waitFor();
	const appScripts = [...scripts];
	const interactiveMs = await page.evaluate(() => {
		const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
		return entry?.domInteractive ?? Number.NaN;
	});
	await solvePage.solve();
	const [runtimeScripts, otherScripts] = [/\/ort/, /\/(?!ort)/].map((pattern) =>
		scripts.slice(appScripts.length).filter((name) => pattern.test(name)),
	);

	const results: Record<string, object> = {};
	for (const candidates of sizes) {
		await solvePage.unfold();
		await page.getByLabel('Solutions', { exact: true }).fill(String(candidates));
		await solvePage.solve(); // warm-up
		const runs: Run[] = [];
		await clearTasks(page);
		for (const seed of problemSeeds) {
			await solvePage.unfold();
			await page.getByLabel('Seed', { exact: true }).fill(String(seed));
			await solvePage.solve();
			runs.push(await readRun(page));
		}
		const tasks = await longTasks(page);
		results[`n${candidates}`] = {
			...Object.fromEntries(
				(Object.keys(runs[0] as Run) as (keyof Run)[]).map((key) => [
					key,
					spread(runs.map((run) => run[key])),
				]),
			),
			longTasks: tasks.length,
			longestTaskMs: Math.round(Math.max(0, ...tasks)),
		};
	}
	writeBaseline({
		commit: execSync('git rev-parse --short HEAD').toString().trim(),
		date: new Date().toISOString().slice(0, 10),
		device: `${cpus()[0]?.model}, ${cpus().length} cores, Chromium ${browser.version()}, WebAssembly`,
		recipe: `${problemSeeds.length} seeds after one warm-up, problem 12, temperature 0.8; median [least, most]`,
		interactiveMs: Math.round(interactiveMs),
		// What the page loads before its button can be pressed, and what a load adds.
		appScriptGzipBytes: gzipBytes(appScripts),
		workerScriptGzipBytes: gzipBytes(otherScripts),
		runtimeScriptGzipBytes: gzipBytes(runtimeScripts),
		...results,
	});
});

/** What the page itself says of its last run. */
async function readRun(page: Page): Promise<Run> {
	const shown = await page.locator('main:not([hidden])').textContent();
	const done =
		(await page
			.getByText(/^Done: /)
			.first()
			.textContent()) ?? '';
	const number = (text: string | null, pattern: RegExp) =>
		Number(pattern.exec(text ?? '')?.[1] ?? Number.NaN);
	return {
		seconds: number(done, /in ([\d.]+) s/),
		firstRewardMs: number(shown, /First reward\s*([\d.]+) ms/),
		tokensPerSecond: number(shown, /Tokens\/s\s*([\d.]+)/),
		stepsPerSecond: number(shown, /Steps\/s\s*([\d.]+)/),
	};
}

function gzipBytes(scripts: readonly string[] = []): number {
	return [...new Set(scripts)].reduce(
		(sum, name) => sum + gzipSync(readFileSync(`dist/${name}`)).length,
		0,
	);
}

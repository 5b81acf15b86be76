/**
 * Measures the bench: another aggregator and k on 1,000 × 64 stored candidates, the page's time beside the command
 * line's by turns, memory over a long study, and the buffers of the GPU. Adds to e2e/perf/baseline.json; it reports
 * and never fails on noise.
 *   npm run perf -- e2e/perf/bench.spec.ts     BENCH_PROBLEMS=1000 for the long study (150)
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Random } from '../../src/domain/random.ts';
import { readStudy } from '../../src/domain/study/studies.ts';
import { anyProblem, freshProblem } from '../../src/world/fresh-problem.ts';
import { expect, test } from '../fixtures.ts';
import { beforeWorkers, GpuProbe } from '../gpu-probe.ts';
import { addToBaseline, spread } from './baseline.ts';

const problems = Number(process.env['BENCH_PROBLEMS'] ?? 150);
const folder = mkdtempSync(join(tmpdir(), 'steplight-perf-'));

function randomBank(): string {
	const random = new Random('bank');
	return Array.from({ length: 1000 }, (_, at) => {
		const candidates = Array.from({ length: 64 }, () => ({
			answer: String(random.int(1, 6)),
			steps: ['a', 'b', 'c'],
			rewards: [random.next(), random.next(), random.next()],
			outcome: random.next(),
			tokens: 9,
		}));
		return JSON.stringify({ question: `Q${at}`, gold: '1', length: 3, candidates });
	}).join('\n');
}

/** From the press to the frame that shows it, in the page's own clock. */
async function redrawMs(page: Page, label: string, value: string | null): Promise<number> {
	return page.getByLabel(label, { exact: true }).evaluate(async (element, wanted) => {
		const startedAt = performance.now();
		if (wanted === null) (element as HTMLInputElement).click();
		else {
			(element as HTMLSelectElement).value = wanted;
			element.dispatchEvent(new Event('change', { bubbles: true }));
		}
		await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
		return performance.now() - startedAt;
	}, value);
}

/** Until the page has done what it does in idle time. */
async function untilIdle(page: Page): Promise<void> {
	await page.evaluate(async () => {
		for (let turn = 0; turn < 60; turn++)
			await new Promise((resolve) => requestIdleCallback(resolve));
	});
}

async function openFile(page: Page, path: string, query = 'backend=wasm'): Promise<void> {
	if (!page.url().includes(query)) await page.goto(`/?${query}#bench`);
	await page.getByRole('radio', { name: 'A file' }).check();
	await page.getByLabel('Open a file').setInputFiles(path);
}

test('another rule, aggregator and k on 1,000 × 64 stored candidates', async ({ page }) => {
	test.setTimeout(600_000);
	const path = join(folder, 'bank.jsonl');
	writeFileSync(path, randomBank());
	await openFile(page, path);
	await page.getByRole('img', { name: /^Accuracy of each rule/u }).waitFor({ timeout: 300_000 });
	await untilIdle(page);
	const ms: Record<'aggregator' | 'k' | 'rule', number[]> = { aggregator: [], k: [], rule: [] };
	for (const name of ['product', 'mean', 'last', 'min', 'mean']) {
		ms.aggregator.push(await redrawMs(page, 'Step rewards by', name));
	}
	for (const value of ['32', '16', '8', '64']) ms.k.push(await redrawMs(page, 'k', value));
	for (const name of ['Majority', 'PRM best-of-k', 'Majority', 'SC + ORM']) {
		ms.rule.push(await redrawMs(page, name, null));
	}
	const rounded = Object.entries(ms).map(([name, values]) => [
		name,
		spread(values.map(Math.round)),
	]);
	addToBaseline({ benchRedrawMs: Object.fromEntries(rounded) });
});

function problemsFile(name: string, from: number, count: number): string {
	const path = join(folder, name);
	const lines = Array.from({ length: count }, (_, at) => {
		const { question, answer } = freshProblem(from + at, anyProblem);
		return JSON.stringify({ question, answer });
	});
	writeFileSync(path, lines.join('\n'));
	return path;
}

async function start(page: Page): Promise<void> {
	await page.getByRole('button', { name: /^(?:load|start)/iu }).click();
}

/** Seconds on the clock, and of processors: a machine that others share gives browsers more than others. */
type Seconds = { readonly clock: number; readonly processor: number };

/** @returns processor seconds of the command. */
function command(path: string, limit: number, out: string): number {
	const words = ['node', 'node_modules/.bin/tsx', 'src/cli/bench.ts', 'best-of-n'];
	const asked = [...words, '--problems', path, '--limit', String(limit), '--out', out];
	const script = 'TIMEFORMAT="%U %S"; time "$@" > /dev/null';
	const { stderr } = spawnSync('bash', ['-c', script, 'bash', ...asked], { encoding: 'utf8' });
	const [user = Number.NaN, system = Number.NaN] = (stderr.trim().split('\n').at(-1) ?? '')
		.split(' ')
		.map(Number);
	return user + system;
}

/** Of a study's items, all but the first, which warms up. */
function commandSeconds(path: string, each: number): Seconds {
	const out = `${path}.study.json`;
	const first = command(path, 1, `${path}.first.json`);
	const all = command(path, each + 1, out);
	const study = readStudy(readFileSync(out, 'utf8'));
	if (!study.ok) throw new Error(study.error.message);
	expect(study.value.backend).toMatchObject({ name: 'wasm', threads: 1 });
	const [, ...rows] = study.value.rows as readonly { readonly ms: number | null }[];
	return {
		clock: rows.reduce((sum, { ms }) => sum + (ms ?? 0), 0) / 1000,
		processor: all - first,
	};
}

/** Processor seconds of the browser's pages and their workers until now. */
async function pageProcessor(page: Page): Promise<number> {
	const browser = page.context().browser();
	if (browser === null) throw new Error('no browser');
	const session = await browser.newBrowserCDPSession();
	const { processInfo } = await session.send('SystemInfo.getProcessInfo');
	await session.detach();
	const renderers = processInfo.filter(({ type }) => type === 'renderer');
	return renderers.reduce((sum, { cpuTime }) => sum + cpuTime, 0);
}

test('the time of the page beside the command line’s, one thread each, by turns', async ({
	page,
}) => {
	test.setTimeout(3_600_000);
	// The command line has one thread.
	await beforeWorkers(
		page,
		"Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => 1 })",
	);
	const rounds = Number(process.env['BENCH_ROUNDS'] ?? 4);
	const each = 10;
	const taken: { readonly page: Seconds; readonly command: Seconds }[] = [];
	for (let round = 0; round <= rounds; round++) {
		const path = problemsFile(`round-${round}.jsonl`, 500 + round * (each + 1), each + 1);
		await openFile(page, path);
		await start(page);
		await page
			.getByText(/^[1-9]\d* of \d+, /u)
			.first()
			.waitFor({ timeout: 300_000 });
		const [startedAt, before] = [Date.now(), await pageProcessor(page)];
		await expect(page.getByText(`${each + 1} of ${each + 1} done.`).first()).toBeVisible({
			timeout: 0,
		});
		const clock = (Date.now() - startedAt) / 1000;
		const own: Seconds = { clock, processor: (await pageProcessor(page)) - before };
		// The first round loads the models.
		if (round > 0) taken.push({ page: own, command: commandSeconds(path, each) });
		else await expect(page.getByText('WebAssembly, threads: 1')).toBeVisible();
	}
	const shown = (of: (one: (typeof taken)[number]) => number) =>
		spread(taken.map(of)).map((value) => Number(value.toFixed(2)));
	addToBaseline({
		benchTimes: {
			recipe: `${rounds} rounds of ${each} fresh problems × 16, one thread each, by turns; median [least, most]`,
			pageSeconds: shown((one) => one.page.clock),
			commandSeconds: shown((one) => one.command.clock),
			ratio: shown((one) => one.page.clock / one.command.clock),
			processorRatio: shown((one) => one.page.processor / one.command.processor),
		},
	});
});

/** JavaScript of page and worker, in bytes, after what can be collected is. */
async function memoryBytes(page: Page): Promise<number> {
	const session = await page.context().newCDPSession(page);
	await session.send('HeapProfiler.collectGarbage');
	return page.evaluate(async () => {
		const measuring = performance as unknown as {
			measureUserAgentSpecificMemory(): Promise<{ readonly bytes: number }>;
		};
		return (await measuring.measureUserAgentSpecificMemory()).bytes;
	});
}

async function waitFor(page: Page, done: number): Promise<void> {
	const bar = page.getByRole('progressbar', { name: 'Done of the study' });
	while (Number(await bar.getAttribute('value')) < done) await page.waitForTimeout(500);
}

test('memory over a long study', async ({ page }) => {
	test.setTimeout(7_200_000);
	await openFile(page, problemsFile('problems.jsonl', 1, problems));
	await start(page);
	const megabytes: Record<string, number> = {};
	for (const share of [1 / 3, 2 / 3, 1]) {
		const done = Math.round(problems * share);
		await waitFor(page, done);
		megabytes[`after${done}`] = Math.round((await memoryBytes(page)) / 1e5) / 10;
	}
	addToBaseline({ benchMemory: { recipe: `${problems} fresh problems × 16`, megabytes } });
});

test('buffers of the GPU over a study', async ({ page }) => {
	test.setTimeout(3_600_000);
	const probe = await GpuProbe.install(page);
	const count = 6;
	await page.goto('/?backend=webgpu#bench');
	await page.getByLabel('Candidates a problem').fill('2');
	await openFile(page, problemsFile('gpu.jsonl', 1, count), 'backend=webgpu');
	await start(page);
	const live: Record<string, readonly [number, number]> = {};
	for (const done of [2, 4, count]) {
		await waitFor(page, done);
		const counts = await probe.counts();
		live[`after${done}`] = [counts.live, Math.round(counts.liveBytes / 1e5) / 10];
	}
	await expect(page.getByText('WebGPU', { exact: true }).first()).toBeVisible();
	addToBaseline({
		benchGpu: { recipe: `${count} fresh problems × 2; [buffers, megabytes] that live`, live },
	});
});

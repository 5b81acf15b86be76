/**
 * Measures the bench on WebAssembly: another aggregator on 1,000 × 64 stored candidates, memory over a long study, and the
 * page's time beside the command line's. Adds to e2e/perf/baseline.json; it reports and never fails on noise.
 *   npm run perf -- bench     BENCH_PROBLEMS=1000 for the long study (150)
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { Random } from '../../src/domain/random.ts';
import { anyProblem, freshProblem } from '../../src/world/fresh-problem.ts';
import { test } from '../fixtures.ts';
import { addToBaseline, spread } from './baseline.ts';

const problems = Number(process.env['BENCH_PROBLEMS'] ?? 150);
const compared = 40;
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

/** From the choice to the frame that shows it, in the page's own clock. */
async function redrawMs(page: Page, label: string, value: string): Promise<number> {
	return page.getByLabel(label, { exact: true }).evaluate(async (element, wanted) => {
		const select = element as HTMLSelectElement;
		const startedAt = performance.now();
		select.value = wanted;
		select.dispatchEvent(new Event('change', { bubbles: true }));
		await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
		return performance.now() - startedAt;
	}, value);
}

async function openFile(page: Page, path: string): Promise<void> {
	await page.goto('/?backend=wasm#bench');
	await page.getByLabel('A file').check();
	await page.getByLabel('Open a file').setInputFiles(path);
}

test('another aggregator and another k on 1,000 × 64 stored candidates', async ({ page }) => {
	test.setTimeout(600_000);
	const path = join(folder, 'bank.jsonl');
	writeFileSync(path, randomBank());
	await openFile(page, path);
	await page.getByRole('img', { name: /^Accuracy of each rule/u }).waitFor({ timeout: 300_000 });
	const aggregator: number[] = [];
	// A name that was shown before is kept: another seed, another study would begin anew.
	for (const name of ['product', 'mean', 'last']) {
		aggregator.push(await redrawMs(page, 'Step rewards by', name));
	}
	const k: number[] = [];
	for (const value of ['32', '16', '8']) k.push(await redrawMs(page, 'k', value));
	addToBaseline({ benchRedrawMs: { aggregator: spread(aggregator), k: spread(k) } });
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

test('a long study: memory, and the time of page and command line', async ({ page }) => {
	test.setTimeout(7_200_000);
	const path = join(folder, 'problems.jsonl');
	const lines = Array.from({ length: problems }, (_, at) => {
		const { question, answer } = freshProblem(at + 1, anyProblem);
		return JSON.stringify({ question, answer });
	});
	writeFileSync(path, lines.join('\n'));
	await openFile(page, path);
	await page.getByRole('button', { name: /start/iu }).click();
	await waitFor(page, 1);
	const startedAt = performance.now();
	await waitFor(page, Math.min(problems, compared + 1));
	const pageSeconds = (performance.now() - startedAt) / 1000;
	const memory: Record<string, number> = {};
	for (const share of [1 / 3, 2 / 3, 1]) {
		const done = Math.round(problems * share);
		await waitFor(page, done);
		memory[`after${done}`] = Math.round((await memoryBytes(page)) / 1e5) / 10;
	}
	const out = join(folder, 'study.json');
	const limit = String(compared);
	const asked = ['best-of-n', '--problems', path, '--limit', limit, '--out', out];
	spawnSync('node', ['node_modules/.bin/tsx', 'src/cli/bench.ts', ...asked]);
	const { rows } = JSON.parse(readFileSync(out, 'utf8')) as { rows: { ms: number }[] };
	const cliSeconds = rows.reduce((sum, { ms }) => sum + ms, 0) / 1000;
	addToBaseline({
		benchStudy: {
			recipe: `${problems} fresh problems × 16, ${compared} of them for the times`,
			megabytes: memory,
			pageSeconds: Math.round(pageSeconds),
			commandSeconds: Math.round(cliSeconds),
		},
	});
});

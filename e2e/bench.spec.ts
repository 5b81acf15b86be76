import { readFile } from 'node:fs/promises';
import type { Download, Page } from '@playwright/test';
import { readBank } from '../src/domain/study/read-bank.ts';
import { readStudy } from '../src/domain/study/studies.ts';
import { makeFlawed, makeProblem } from '../src/world/world.ts';
import { expect, expectAccessible, look, test } from './fixtures.ts';

const slowMs = 120_000;

async function openBench(page: Page): Promise<void> {
	await page.goto('/#bench');
	await expect(page).toHaveTitle('Bench – Steplight');
	await expect(page.getByRole('button', { name: 'Make the study' })).toBeVisible();
}

async function saved(page: Page, button: string): Promise<string> {
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: button }).first().click(),
	]);
	return readFile(await (download as Download).path(), 'utf8');
}

const start = (page: Page) => page.getByRole('button', { name: /start|resume/iu });
const progress = (page: Page) => page.getByRole('progressbar', { name: 'Done of the study' });

test('a best-of-N study goes on after a reload, in one tab alone, and is exported, replayed and opened again', async ({
	page,
	context,
}, info) => {
	test.slow();
	await openBench(page);
	await page.getByLabel('Problems', { exact: true }).first().fill('6');
	await page.getByLabel('Candidates a problem').fill('4');
	await page.getByRole('button', { name: 'Make the study' }).click();
	await start(page).click();
	await expect.poll(() => progress(page).getAttribute('value'), { timeout: slowMs }).not.toBe('0');

	// While it runs here, no other tab runs it.
	const other = await context.newPage();
	await openBench(other);
	await other.getByRole('button', { name: /^Show: Best-of-N/u }).click();
	// Where a tab opens slowly, the study has ended by then.
	await Promise.any([
		start(other).click(),
		other.getByText('6 of 6 done.').first().waitFor({ timeout: slowMs }),
	]);
	await expect(other.getByText(/runs in another tab|6 of 6 done/u).first()).toBeVisible({
		timeout: slowMs,
	});
	await other.close();

	await page.reload();
	await page.getByRole('button', { name: /^Show: Best-of-N/u }).click();
	const before = Number(await progress(page).getAttribute('value'));
	expect(before).toBeGreaterThan(0);
	if (before < 6) await start(page).click();
	await expect(page.getByText('6 of 6 done.').first()).toBeVisible({ timeout: slowMs });
	await expect(page.getByRole('img', { name: /^Accuracy of each rule/u })).toBeVisible();

	const text = await saved(page, 'Export the study');
	const study = readStudy(text);
	if (!study.ok || study.value.kind !== 'best-of-n') throw new Error('no study was exported');
	expect(study.value.rows).toHaveLength(6);
	expect(study.value.rows.every(({ candidates }) => candidates.length === 4)).toBe(true);
	expect(study.value.models?.writer).toBe('shepherd-nano');
	expect(study.value.models?.files.every(({ hash }) => /^[0-9a-f]{64}$/u.test(hash ?? ''))).toBe(
		true,
	);
	expect(readBank(await saved(page, 'Export the bank')).problems).toHaveLength(6);

	await page.getByRole('button', { name: 'Replay the first ten' }).click();
	await expect(page.getByText('The first 6 were run again: no difference.').first()).toBeVisible({
		timeout: slowMs,
	});

	expect(await saved(page, 'Save SVG')).toContain('6 problems (world, test split');
	expect((await saved(page, 'Save PNG')).slice(1, 4)).toBe('PNG');
	expect(await saved(page, 'Save CSV')).toContain('Majority,1,1,');
	await page.getByLabel('Problems', { exact: true }).last().selectOption('by difficulty');
	await page.getByLabel('Paper’s figures').selectOption('LLaMA2-70B, GSM8K');
	await expect(page.getByText(/Table 1, 256 solutions/u).first()).toBeVisible();
	await page.getByRole('button', { name: 'Work it out' }).click();
	await expect(page.getByRole('img', { name: /^What stopping early saves/u })).toBeVisible();
	await look(page, (name) => info.outputPath(name));

	await page.getByLabel('A file').check();
	await page
		.getByLabel('Open a file')
		.setInputFiles({ name: 'again.json', mimeType: 'application/json', buffer: Buffer.from(text) });
	await expect(page.getByText('again.json is open.')).toBeVisible();
	await expect(page.getByText('6 of 6 done.').first()).toBeVisible();
});

/** Labelled solutions of the world as ProcessBench writes them. */
function processBench(count: number): string {
	return Array.from({ length: count }, (_, at) => {
		const { question, reference } = makeProblem('test', 500 + at);
		const flawed = at % 2 === 0 ? makeFlawed('test', 500 + at) : null;
		const steps = flawed?.reference ?? reference;
		const row = { id: `world-${at}`, generator: 'world', problem: question, steps };
		return JSON.stringify({
			...row,
			final_answer_correct: steps.at(-1) === reference.at(-1),
			label: flawed?.at ?? -1,
		});
	}).join('\n');
}

test('a steps study on a file of ProcessBench’s form, its verifiers side by side', async ({
	page,
}, info) => {
	test.slow();
	await openBench(page);
	await page.getByLabel('Steps: which is wrong').check();
	await page.getByLabel('A file').check();
	const file = `${processBench(24)}\n{"problem": "no steps"}\n`;
	await page
		.getByLabel('Open a file')
		.setInputFiles({ name: 'pb.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(file) });
	await expect(page.getByText(/line 25/u)).toBeVisible();
	await start(page).click();
	await expect(page.getByText('24 of 24 done.').first()).toBeVisible({ timeout: slowMs });
	const table = page.getByRole('table', { name: 'Verifiers side by side' });
	for (const name of ['PRM', 'ORM (whole solutions)', 'Calculator']) {
		await expect(table.getByRole('rowheader', { name, exact: true }).first()).toBeVisible();
	}
	await expect(page.getByRole('img', { name: /^PRM: calibration/u })).toBeVisible();
	const lines = (await saved(page, 'Predictions, ProcessBench')).trim().split('\n');
	expect(lines).toHaveLength(24);
	expect(JSON.parse(lines[0] ?? '')).toMatchObject({ id: 'world-0', match: expect.any(Boolean) });
	expect(await saved(page, 'Predictions, PRM800K')).toContain('"chosen_completion":0');
	await expectAccessible(page);
	await look(page, (name) => info.outputPath(name));
});

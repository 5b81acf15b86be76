import { readFile } from 'node:fs/promises';
import { readStudy } from '../src/domain/study/studies.ts';
import { expect, look, test } from './fixtures.ts';

const slowMs = 120_000;

test('searches and labels are studied in the tab: a picture with its numbers, and one file', async ({
	page,
}, info) => {
	test.slow();
	await page.goto('/#bench');
	const done = (count: number) => page.getByText(`${count} of ${count} done.`).first();
	const run = async (count: number): Promise<void> => {
		await page.getByRole('button', { name: 'Make the study' }).click();
		await page.getByRole('button', { name: /start/iu }).click();
		await expect(done(count)).toBeVisible({ timeout: slowMs });
	};
	const exported = async () => {
		const [download] = await Promise.all([
			page.waitForEvent('download'),
			page.getByRole('button', { name: 'Export the study' }).click(),
		]);
		const study = readStudy(await readFile(await download.path(), 'utf8'));
		if (!study.ok) throw new Error(study.error.message);
		return study.value;
	};

	await page.getByLabel('Search: against best-of-N').check();
	await page.getByLabel('Problems', { exact: true }).first().fill('2');
	await page.getByLabel('Width').fill('2');
	await page.getByLabel('Expansions').fill('2');
	await run(2);
	await expect(page.getByRole('img', { name: /^Accuracy of searches/u })).toBeVisible();
	await look(page, (name) => info.outputPath(`search-${name}`));
	const search = await exported();
	if (search.kind !== 'search') throw new Error('another study was exported');
	expect(search.settings).toMatchObject({ width: 2, expansions: 2, candidates: 6 });
	for (const { beam, candidates } of search.rows) {
		expect(beam.tokens).toBeGreaterThan(0);
		expect(candidates.every(({ tokens }) => tokens !== null && tokens > 0)).toBe(true);
	}

	await page.getByLabel('Labels: against truth').check();
	await page.getByLabel('Problems', { exact: true }).first().fill('1');
	await page.getByLabel('Rollouts a step').fill('4');
	await run(1);
	await expect(page.getByRole('img', { name: /^How often a label is the truth/u })).toBeVisible();
	await look(page, (name) => info.outputPath(`labels-${name}`));
	const labels = await exported();
	if (labels.kind !== 'labels') throw new Error('another study was exported');
	const [row] = labels.rows;
	expect(row?.solutions).toHaveLength(4);
	for (const { steps, reached } of row?.solutions ?? []) expect(reached).toHaveLength(steps.length);
});

import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import Papa from 'papaparse';
import { expect, look, test } from './fixtures.ts';

const judged = (page: Page) => page.getByRole('list', { name: 'The solution, judged' });

async function openFile(page: Page, label: string, files: Record<string, string>): Promise<void> {
	const payloads = Object.entries(files).map(([name, text]) => {
		return { name, mimeType: 'text/plain', buffer: Buffer.from(text) };
	});
	await page.getByLabel(label).setInputFiles(payloads);
}

/** What a button saves. */
async function saved(page: Page, button: string): Promise<string> {
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: button }).click();
	return readFileSync(await (await download).path(), 'utf8');
}

const rowsOf = (csv: string): Record<string, string>[] =>
	Papa.parse<Record<string, string>>(csv.replace('\uFEFF', ''), {
		header: true,
		skipEmptyLines: true,
	}).data;

test('a step is wrong for a reason, beside a right solution; a class’s results come together', async ({
	page,
}, info) => {
	const exported: Record<string, string> = {};
	for (const [name, key] of [
		['Ann', '1'],
		['=Bob', '0'],
	] as const) {
		await page.goto('/?deck=7&cards=5#play');
		let reasons = 0;
		for (let card = 1; card <= 5; card++) {
			await expect(page.getByRole('heading', { name: `Card ${card} of 5` })).toBeVisible();
			await page.keyboard.press(key);
			await expect(judged(page)).toBeVisible();
			const why = page.getByRole('region', { name: 'Why', exact: true });
			if ((await why.count()) > 0) {
				reasons += 1;
				await expect(why).toContainText(
					/A slip in the arithmetic|The wrong operation|The wrong quantity|A step was skipped/,
				);
				await expect(why.getByRole('list', { name: 'A right solution' })).toBeVisible();
				if (reasons === 1 && name === 'Ann')
					await look(page, (file) => info.outputPath(`why-${file}`));
			}
			await page.keyboard.press('Enter');
		}
		expect(reasons).toBeGreaterThan(0);
		await page.getByLabel('Name for the file (optional)').fill(name);
		exported[`${name}.csv`] = await saved(page, 'Export results as CSV');
		await page.getByRole('button', { name: 'Play again' }).click();
	}

	await page.getByText('Own deck, class results').click();
	await openFile(page, 'Results of a class', {
		...exported,
		'other.csv': 'name,solution\nCy,1+1 = 2',
	});
	await expect(page.getByText('2 pupils: Ann, =Bob.')).toBeVisible();
	await expect(page.getByText(/^other\.csv holds no results/)).toBeVisible();
	await look(page, (name) => info.outputPath(`class-${name}`));
	const pupils = rowsOf(await saved(page, 'CSV by pupil'));
	expect(pupils.map(({ name }) => name)).toEqual(['ANSWER KEY', 'Ann', "'=Bob"]);
	const cards = rowsOf(await saved(page, 'CSV by card'));
	expect(cards.map(({ answered }) => answered)).toEqual(['2', '2', '2', '2', '2']);
});

test('a deck of a file is played, kept over a reload, and what is none says why', async ({
	page,
}, info) => {
	await page.goto('/?deck=7&cards=5#play');
	await page.getByText('Own deck, class results').click();
	const label = 'A deck of your own';
	await openFile(page, label, { 'none.csv': 'name,solution\nCy,1+1 = 2' });
	await expect(page.getByText(/^No solution in none\.csv has/)).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Card 1 of 5' })).toBeVisible();

	const rows = [
		{ problem: 'Two and two?', steps: ['2+2 = 5', '#### 5'], label: 0, answer: '4' },
		{ problem: '<img src=x onerror=alert(1)>', steps: ['1+1 = 2', '#### 2'], label: -1 },
		{ problem: 'Nobody labelled this', steps: ['1+1 = 2'] },
	];
	await openFile(page, label, { 'mine.jsonl': rows.map((row) => JSON.stringify(row)).join('\n') });
	await expect(page.getByRole('heading', { name: 'Card 1 of 2' })).toBeVisible();
	await expect(page.getByText(/^The solution at line 3 has no labels/)).toBeVisible();
	await page.getByRole('button', { name: /2\+2 = 5/ }).click();
	await expect(page.getByRole('region', { name: 'Why', exact: true })).toContainText('2+2 is 4.');
	await look(page, (name) => info.outputPath(name));
	await page.reload();
	await expect(judged(page)).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page.getByTestId('play-question')).toHaveText('<img src=x onerror=alert(1)>');
	await page.keyboard.press('0');
	await page.keyboard.press('Enter');
	const [first] = rowsOf(await saved(page, 'Export results as CSV'));
	expect(first).toMatchObject({ deck: 'mine.jsonl', truth: 'step 1', 'right answer': '4' });
	await page.getByText('Own deck, class results').click();
	await page.getByRole('button', { name: 'Back to the page’s own deck' }).click();
	await expect(page.getByRole('heading', { name: /^Card 1 of 5/ })).toBeVisible();
});

test('the steps of a card come one at a time, and only who has seen all says that all are right', async ({
	page,
}) => {
	await page.goto('/?deck=7&cards=5&reveal=steps#play');
	const steps = page.getByRole('list', { name: 'Which step is the first wrong one?' });
	await expect(page.getByRole('button', { name: 'Show everything' })).toBeVisible();
	await expect(steps.getByRole('listitem')).toHaveCount(0);
	await page.keyboard.press('0');
	await expect(judged(page)).toHaveCount(0);
	await page.keyboard.press('n');
	await expect(steps.getByRole('listitem')).toHaveCount(1);
	await page.keyboard.press('1');
	await expect(judged(page)).toBeVisible();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { name: 'Card 2 of 5' })).toBeVisible();
	await expect(steps.getByRole('listitem')).toHaveCount(0);
	await page.getByRole('button', { name: 'Show everything' }).click();
	await page.keyboard.press('0');
	await expect(judged(page)).toBeVisible();
});

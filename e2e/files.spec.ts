import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import {
	sampleFiles,
	sampleQuestion,
	sampleSteps,
} from '../src/domain/files/testing/sample-files.ts';
import { expect, look, test } from './fixtures.ts';

const loadAndRunMs = 150_000;

async function open(page: Page, name: string, content: Uint8Array | string): Promise<void> {
	const buffer = Buffer.from(content);
	await page
		.getByLabel('Open a file')
		.setInputFiles({ name, mimeType: 'application/octet-stream', buffer });
	await expect(page.getByText(`${name} is open`)).toBeVisible();
	// The field says so too, and not that no file was chosen.
	await expect(page.getByLabel('Open a file')).toHaveValue(new RegExp(escaped(name)));
}

const table = (page: Page) => page.getByRole('table', { name: 'Solutions and their rewards' });
const chips = (page: Page) => table(page).getByRole('list').getByRole('listitem');

test('every format is read by the page, with the problem of its own', async ({ page }) => {
	await page.goto('/?problem=12#check');
	for (const [name, bytes] of sampleFiles) {
		await open(page, name, bytes);
		await expect(chips(page), name).toHaveCount(sampleSteps.length);
		for (const [at, step] of sampleSteps.entries()) {
			await expect(chips(page).nth(at), name).toHaveAttribute('title', new RegExp(escaped(step)));
		}
		await expect(table(page).getByTitle(sampleQuestion)).toHaveText('own problem');
		const isLabelled = /processbench|prm800k|shepherd|rlhflow|trl/u.test(name);
		await expect(page.getByRole('img', { name: 'labelled right' }), name).toHaveCount(
			isLabelled ? sampleSteps.length : 0,
		);
		const hasKey = /gsm8k|prm800k|excel|powershell|western/u.test(name);
		await expect(table(page).getByText('✓ right'), name).toHaveCount(hasKey ? 1 : 0);
	}
});

/** The cells of the table without the remark on the problem. */
async function texts(page: Page): Promise<string[]> {
	const cells = await table(page).locator('tbody').locator('th, td').allTextContents();
	return cells.map((cell) => cell.replace('own problem', ''));
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/gu, '\\$&');

test('a class: columns are chosen, steps cut, answers called; what is exported reads back', async ({
	page,
}, info) => {
	await page.goto('/?problem=12#check');
	await page.getByLabel('Problem', { exact: true }).fill(sampleQuestion);
	const answers = [
		'Who,What they wrote,Points',
		'Ann,"44+11 = 55 stickers. Then 55-25 = 30. The answer is 30.",1',
		"'=Bob,44+11 = 55 and 55-25 = 31 so 31. The answer is 31.,0",
		'Cy,44+11 = 55, so 55,0',
	];
	await open(page, 'class.csv', answers.join('\r\n'));
	await expect(page.getByText(/^The row at line 4 has 4 cells/)).toBeVisible();
	await expect(page.getByText(/Please look: .*Solution may be another column/)).toBeVisible();
	await page.getByLabel('Name column').selectOption('Who');
	await page.getByLabel('Solution column').selectOption('What they wrote');
	await expect(page.getByText(/Please look/)).toHaveCount(0);
	await page.getByLabel('Right answer, if you know it').fill('30');
	await expect(table(page).getByText('✓ right')).toHaveCount(1);
	await expect(table(page).getByText('✗ wrong')).toHaveCount(1);
	await expect(table(page).getByRole('rowheader')).toHaveText(['Ann', '=Bob']);
	await expect(table(page).getByRole('list').first().getByRole('listitem')).toHaveCount(3);
	await page.locator('summary', { hasText: 'The first rows' }).click();
	await look(page, (name) => info.outputPath(name));

	await page
		.getByRole('button', { name: /score all$/ })
		.first()
		.click();
	await expect(page.getByText('2 of 2 solutions scored.').first()).toBeVisible({
		timeout: loadAndRunMs,
	});
	const before = await texts(page);
	const saved = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Export CSV' }).click();
	const exported = readFileSync(await (await saved).path());
	await page.getByLabel('Problem', { exact: true }).fill('');
	await page.getByLabel('Right answer, if you know it').fill('');
	await open(page, 'again.csv', exported);
	// The same problem and steps have the same rewards: nothing is scored again.
	await expect.poll(() => texts(page)).toEqual(before);
});

test('what follows the answer is shown, and the visitor may cut the steps otherwise', async ({
	page,
}) => {
	await page.goto('/?problem=12#check');
	await page
		.getByRole('textbox', { name: /^Solution/ })
		.first()
		.fill('First 3+4 = 7. Then 7*2 = 14, i.e. $3.50 each. The answer is 14.\n\nHope this helps!');
	const steps = page.getByRole('list', { name: 'Steps', exact: true }).getByRole('listitem');
	await expect(steps).toHaveCount(3);
	await expect(page.getByText('After the answer, not scored')).toBeVisible();
	await page.getByLabel('Cut into steps').first().selectOption('line');
	await expect(steps).toHaveCount(1);
});

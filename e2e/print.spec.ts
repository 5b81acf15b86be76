import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** A run that is recorded with the page, whose majority is wrong: nothing is loaded. */
const run = '/?recorded=voting-fails';
const fooled = 'Ann has 3 bags of 4 apples. She eats 2. How many are left?';

// The window that asks for a printer would wait for a click.
test.beforeEach(({ page }) =>
	page.addInitScript(() => {
		globalThis.print = () => undefined;
	}),
);

/** Ends what was to be printed, as a printer does. */
async function printTo(page: Page, path: string): Promise<void> {
	await page.emulateMedia({ media: 'print' });
	await page.pdf({ path, format: 'A4', margin: { top: '15mm', left: '15mm', right: '15mm' } });
}

test('a run, a worksheet that gives nothing away, and its key', async ({ page }, info) => {
	await page.goto(run);
	const rewards = page.locator('[aria-label^="Steps of solution"] [data-reward]');
	await expect(rewards.first()).toBeVisible();
	await page.emulateMedia({ media: 'print' });
	await expect(rewards.first()).toBeVisible();
	await expect(page.getByRole('table', { name: 'Votes for each answer' })).toBeVisible();
	for (const hidden of [
		page.getByRole('navigation'),
		page.getByRole('button', { name: 'New problem' }),
		page.getByRole('region', { name: 'Engine' }),
	]) {
		await expect(hidden).toBeHidden();
	}
	const adjust = await page.evaluate(() => getComputedStyle(document.body).printColorAdjust);
	expect(adjust, 'bars and stripes reach the ink').toBe('exact');

	await printTo(page, info.outputPath('run.pdf'));

	const sheet = page.locator('[data-sheet]');
	const question = (await page.getByTestId('question').textContent()) ?? '';
	const steps = await page
		.locator('[aria-label^="Steps of solution"] [data-step-text]')
		.allTextContents();
	await page.emulateMedia({ media: 'screen' });
	await page.getByRole('button', { name: 'Print a worksheet' }).click();
	await expect(sheet).toBeAttached();
	await expect(sheet, 'nothing of it on the screen').toBeHidden();
	await page.emulateMedia({ media: 'print' });
	await expect(sheet).toContainText(question);
	for (const step of steps) await expect(sheet).toContainText(step.replace(/^#+ /u, 'Answer: '));
	await expect(sheet.locator('[data-reward]')).toHaveCount(0);
	await expect(sheet).not.toContainText(/right answer|✓|✗/u);
	await expect(page.getByTestId('question')).toBeHidden();
	await printTo(page, info.outputPath('worksheet.pdf'));
	await expect(sheet).toHaveCount(0);
	await page.emulateMedia({ media: 'screen' });
	await expect(page.getByTestId('question')).toBeVisible();

	await page.getByRole('button', { name: 'Print its key' }).click();
	await page.emulateMedia({ media: 'print' });
	await expect(sheet.locator('[data-reward]').first()).toBeVisible();
	await expect(sheet).toContainText('The right answer: ');
	await printTo(page, info.outputPath('key.pdf'));
});

test('what was typed is checked on paper too, and false arithmetic is in its key', async ({
	page,
}, info) => {
	await page.goto('/?problem=12#check');
	await page.getByRole('textbox', { name: 'Problem', exact: true }).fill(fooled);
	await page.getByLabel('Solution, a line a step').fill('3*4 = 12\n12-2 = 11\n#### 11');
	await page.emulateMedia({ media: 'print' });
	await expect(page.locator('main:visible').getByText(fooled).last()).toBeVisible();
	await printTo(page, info.outputPath('check.pdf'));
	await page.emulateMedia({ media: 'screen' });
	const sheet = page.locator('[data-sheet]');
	await page.locator('main:visible').getByRole('button', { name: 'Print a worksheet' }).click();
	await expect(sheet).toContainText('12-2 = 11');
	await expect(sheet).not.toContainText('≠');
	await printTo(page, info.outputPath('check-worksheet.pdf'));
	await page.emulateMedia({ media: 'screen' });
	await page.locator('main:visible').getByRole('button', { name: 'Print its key' }).click();
	await expect(sheet).toContainText('12-2 = 11 is false');
	await printTo(page, info.outputPath('check-key.pdf'));
});

test('in forced colours bars and stripes are still there', async ({ page }, info) => {
	await page.emulateMedia({ forcedColors: 'active' });
	await page.goto(run);
	const bar = page.locator('[data-of="votes"]').first();
	await expect(bar).toBeVisible();
	const colours = await bar.evaluate((element) => [
		getComputedStyle(element).backgroundColor,
		getComputedStyle(document.body).backgroundColor,
	]);
	expect(colours[0]).not.toBe(colours[1]);
	await page.screenshot({ path: info.outputPath('forced.png') });
});

/** What somebody else made, at the doors of the page. */
import { expect, test } from './fixtures.ts';

const hostilePacks = [
	['{"steplight":"lesson","version":1,"items":[', 'it is no JSON'],
	['<!doctype html><script>alert(1)</script>', 'it is no JSON'],
	['{"steplight":"lesson","version":9,"items":[]}', 'A newer Steplight made this pack'],
	[
		'{"steplight":"lesson","version":1,"items":[{"question":7}]}',
		'items[0].question must be a text',
	],
	['{"__proto__":{"x":1},"steplight":"lesson","version":1,"items":[]}', 'without "__proto__"'],
] as const;

test('a hostile pack or link does nothing but say why', async ({ page }) => {
	page.on('dialog', (dialog) => {
		throw new Error(`a dialog: ${dialog.message()}`);
	});
	await page.goto('/#lesson');
	const opener = page.getByLabel('Lesson pack (.json)');
	for (const [text, words] of hostilePacks) {
		const buffer = Buffer.from(text);
		await opener.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer });
		await expect(page.getByText(words)).toBeVisible();
		await expect(page.getByRole('button', { name: 'Begin the lesson' })).toHaveAttribute(
			'aria-disabled',
			'true',
		);
	}
	await opener.setInputFiles({
		name: 'x.json',
		mimeType: 'application/json',
		buffer: Buffer.alloc(2_000_001, ' '),
	});
	await expect(page.getByText('larger than 2 MB')).toBeVisible();
	const markup = '<img src=x onerror="document.title=1"><script>document.title=2</script>';
	const solutions = [{ steps: [markup, '#### 1'], rewards: [0.5, 1] }];
	const items = [{ question: markup, note: markup, ask: markup, source: markup, solutions }];
	const buffer = Buffer.from(
		JSON.stringify({ steplight: 'lesson', version: 1, title: markup, items }),
	);
	await opener.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer });
	await page.getByRole('button', { name: 'Begin the lesson' }).click();
	await expect(page.getByTestId('question')).toHaveText(markup);
	await expect(page.locator('main img, main script')).toHaveCount(0);
	await expect(page).toHaveTitle('Lesson – Steplight');

	await page.goto('/#solve/1z.notpacked');
	await expect(page.getByRole('alert')).toContainText('This link could not be used.');
	await expect(page.locator('main:not([hidden])').getByTestId('question')).toBeVisible();
	await page.goto('/#check/7j.e30');
	await expect(page.getByRole('alert')).toContainText('A newer Steplight made it.');
	await expect(page.getByLabel('Solution, a line a step')).toBeVisible();
	expect(page.url()).toContain('#check/7j.e30');
});

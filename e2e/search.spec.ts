import { expect, expectAccessible, test } from './fixtures.ts';
import { watchShifts } from './shifts.ts';

const query = '?backend=wasm&problem=12&way=beam';

test.describe('on a projector', () => {
	test.use({ viewport: { width: 1280, height: 720 } });

	test('a search grows a tree in view, and nothing moves', async ({ solvePage, page }, info) => {
		await solvePage.open(query);
		await solvePage.solve();
		const shifted = await watchShifts(page);
		const tree = page.getByRole('tree', { name: 'Steps that the search has tried' });
		await solvePage.solveButton.click();
		await expect(page.getByText(/^Searching: \d+ steps tried/).first()).toBeVisible();
		await expect(tree).toBeInViewport({ ratio: 1 });
		await page.screenshot({ path: info.outputPath('searching.png') });
		await solvePage.solved();
		await expect(
			page.getByText(/^Done: 4 solutions kept of \d+ steps tried/).first(),
		).toBeVisible();
		for (const part of [tree, page.getByTestId('question'), solvePage.verdicts]) {
			await expect(part).toBeInViewport({ ratio: 1 });
		}
		await expect(page.getByText('The search chooses')).toBeInViewport();
		await expect(page.getByRole('button', { name: 'Redraw this step' })).toBeInViewport({
			ratio: 1,
		});
		const shifts = await shifted();
		const sum = shifts.reduce((all, { value }) => all + value, 0);
		expect(sum, JSON.stringify(shifts)).toBeLessThanOrEqual(0.01);
		await page.screenshot({ path: info.outputPath('done.png') });
		await expectAccessible(page);
	});
});

test('the tree is walked by keys, drawn anew from a step, and kept by links and history', async ({
	solvePage,
	page,
}, info) => {
	await solvePage.open(query);
	await solvePage.solve();
	const tree = page.getByRole('tree', { name: 'Steps that the search has tried' });
	const items = tree.getByRole('treeitem');
	const first = await items.allTextContents();
	expect(first.length).toBeGreaterThan(4);
	await expect(items.and(page.locator('[aria-label*=", pruned"]'))).not.toHaveCount(0);
	const selected = tree.getByRole('treeitem', { selected: true });
	// The leader's last step is selected: the answer line, from which there is nothing to go on to.
	await expect(selected).toHaveAttribute('aria-label', /^####.*chosen/u);
	await selected.focus();
	const level = Number(await selected.getAttribute('aria-level'));
	for (let up = level; up > 1; up--) await page.keyboard.press('ArrowLeft');
	await expect(selected).toHaveAttribute('aria-level', '1');
	await expect(selected).toBeFocused();
	const step = page.getByRole('list', { name: 'Selected step' });
	const kept = (await step.locator('[data-step-text]').textContent()) ?? '';
	await page.getByRole('button', { name: 'Resample from here' }).click();
	await solvePage.solved();
	await expect(page).toHaveURL(/run=2/);
	await expect(page.getByText(`up to “${kept}”`)).toBeVisible();
	await expect(tree.locator('[aria-level="1"]')).toHaveCount(1);
	await expect(tree.locator('[aria-level="1"]')).toHaveAttribute('title', kept);
	await page.screenshot({ path: info.outputPath('resampled.png'), fullPage: true });

	// The address is the run: a tab without this visit's runs can make it again.
	const from = new URL(page.url()).searchParams.get('from');
	expect(from).toBe(kept);
	const second = await items.allTextContents();
	await page.reload();
	await expect(items).toHaveText(second);
	await page.goBack();
	await expect(items).toHaveText(first);
	await expect(page.getByText(/^Every solution begins with/)).toHaveCount(0);
});

test('a finished solution is drawn anew from its first low reward', async ({ solvePage, page }) => {
	await solvePage.open('?backend=wasm&problem=12&n=8');
	await solvePage.solve();
	const low = page.getByRole('button', { name: /^Redraw from the first low reward/ });
	for (const card of await solvePage.cards.all()) {
		await card.getByRole('button').click();
		if ((await low.count()) > 0) break;
	}
	const name = (await low.getAttribute('aria-label')) ?? '';
	const before = Number(/step (\d+)$/u.exec(name)?.[1]) - 1;
	const steps = page.getByRole('list', { name: /^Steps of solution/ }).locator('[data-step-text]');
	const texts = (await steps.allTextContents()).slice(0, before);
	await low.click();
	await solvePage.solved();
	for (const text of await solvePage.texts())
		expect(text.split('\n').slice(0, before)).toEqual(texts);
});

test('on a phone the tree is scrolled in its place', async ({ solvePage, page }, info) => {
	await page.setViewportSize({ width: 360, height: 740 });
	await solvePage.open(query);
	await solvePage.solve();
	const isTooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
	expect(isTooWide).toBe(false);
	await expectAccessible(page);
	await page.emulateMedia({ colorScheme: 'dark' });
	await expectAccessible(page);
	await page.screenshot({ path: info.outputPath('phone.png'), fullPage: true });
});

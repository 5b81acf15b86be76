import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const mostStops = 40;

/** Tabs on to an element by its accessible name; every stop on the way has a visible focus. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
	for (let stop = 0; stop < mostStops; stop++) {
		await page.keyboard.press('Tab');
		const focused = page.locator(':focus');
		const outline = await focused.evaluate((element) => {
			const { outlineStyle, outlineWidth } = getComputedStyle(element);
			return outlineStyle === 'none' ? 0 : Number.parseFloat(outlineWidth);
		});
		expect(outline, 'width of the focus outline').toBeGreaterThanOrEqual(2);
		const words = await focused.evaluate(
			(element) => element.getAttribute('aria-label') ?? element.textContent ?? '',
		);
		if (name.test(words)) return;
	}
	throw new Error(`no ${name} within ${mostStops} stops`);
}

test('the main job by keyboard alone, and the focus is never lost', async ({ solvePage, page }) => {
	await page.addInitScript(() => {
		const lost: string[] = [];
		Object.assign(globalThis, { lost });
		let had: Element | null = null;
		let frames = 0;
		const watch = () => {
			const { activeElement, body } = document;
			frames = activeElement === body && had !== null ? frames + 1 : 0;
			// The page gives the focus a new home one frame after its old one has left.
			if (frames === 3) lost.push(had?.outerHTML.slice(0, 200) ?? '');
			if (activeElement !== body) had = activeElement;
			requestAnimationFrame(watch);
		};
		requestAnimationFrame(watch);
	});
	await solvePage.open('?backend=wasm&problem=12&n=4');
	await tabTo(page, /^New problem$/);
	await page.keyboard.press('Enter');
	await tabTo(page, /^Load models .* and solve$/);
	await page.keyboard.press('Space');
	await solvePage.solved();
	await expect(solvePage.solveButton).toBeFocused();
	await expect(solvePage.verdicts).toBeVisible();
	await tabTo(page, /^Clear$/);
	const lost = await page.evaluate(() => (globalThis as unknown as { lost: string[] }).lost);
	expect(lost, 'what had the focus before it was lost').toEqual([]);
});

import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';

const query = '?backend=wasm&problem=12';
const projectors = [
	{ name: '1280×720', viewport: { width: 1280, height: 720 }, deviceScaleFactor: 1 },
	{ name: '1920×1080 at 150 %', viewport: { width: 1280, height: 720 }, deviceScaleFactor: 1.5 },
] as const;

/** Everything that argues: all of it is to be in view at once, without scrolling. */
async function outOfView(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const parts: Record<string, string> = {
			problem: '[data-testid="question"]',
			solution: '[aria-label^="Steps of solution"]',
			votes: '[aria-label="Votes for each answer"]',
			verdict: 'table:has(caption)',
		};
		return Object.entries(parts).flatMap(([name, selector]) => {
			const box = [...document.querySelectorAll(selector)].at(-1)?.getBoundingClientRect();
			const isSeen =
				box !== undefined && box.height > 0 && box.top >= 0 && box.bottom <= innerHeight;
			return isSeen ? [] : [`${name} ${box?.top} to ${box?.bottom}`];
		});
	});
}

type Shift = { readonly value: number; readonly moved: readonly string[] };

/** The layout shifts from now on, with what moved; read them when the run has ended. */
async function watchShifts(page: Page): Promise<() => Promise<Shift[]>> {
	await page.evaluate(() => {
		type Entry = PerformanceEntry & { value: number; sources: readonly { node: Element | null }[] };
		const shifts: { value: number; moved: string[] }[] = [];
		Object.assign(globalThis, { shifts });
		new PerformanceObserver((list) => {
			for (const { value, sources } of list.getEntries() as Entry[]) {
				shifts.push({
					value,
					moved: sources.map(({ node }) => node?.textContent?.slice(0, 60) ?? ''),
				});
			}
		}).observe({ type: 'layout-shift' });
	});
	return () => page.evaluate(() => (globalThis as unknown as { shifts: Shift[] }).shifts);
}

for (const { name, ...screen } of projectors) {
	test.describe(name, () => {
		test.use(screen);

		test('the whole lesson is in view from the press to the end, and nothing moves', async ({
			solvePage,
			page,
		}, info) => {
			await solvePage.open(query);
			// Loaded before, so that what is measured is the run.
			await solvePage.solve();
			const shifted = await watchShifts(page);
			await solvePage.solveButton.click();
			await expect(solvePage.stopButton).toHaveAttribute('aria-disabled', 'false');
			expect(await outOfView(page), 'at the press').toEqual([]);
			await expect(page.getByText(/^Writing and scoring: /).first()).toBeVisible();
			expect(await outOfView(page), 'while it is written').toEqual([]);
			await page.screenshot({ path: info.outputPath('writing.png') });
			await solvePage.solved();
			expect(await outOfView(page), 'at the end').toEqual([]);
			const shifts = await shifted();
			const sum = shifts.reduce((all, { value }) => all + value, 0);
			expect(sum, JSON.stringify(shifts)).toBeLessThanOrEqual(0.01);
			await page.screenshot({ path: info.outputPath('done.png') });
			const small = await page.evaluate(() =>
				[...document.querySelectorAll('main:not([hidden]) *')].flatMap((element) => {
					const own = [...element.childNodes].some(
						(node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '',
					);
					const size = Number.parseFloat(getComputedStyle(element).fontSize);
					return own && size < 16 ? [`${size} px: ${element.textContent?.slice(0, 40)}`] : [];
				}),
			);
			expect(small, 'type under 16 px').toEqual([]);
		});
	});
}

test.describe('a phone', () => {
	test.use({ viewport: { width: 360, height: 640 } });

	test('Solve and Stop stay in reach, and the results follow', async ({
		solvePage,
		page,
	}, info) => {
		await solvePage.open(`${query}&n=4`);
		await expect(solvePage.solveButton).toBeInViewport({ ratio: 1 });
		await solvePage.solve();
		await page.mouse.wheel(0, 4000);
		await expect(solvePage.solveButton).toBeInViewport({ ratio: 1 });
		await expect(solvePage.stopButton).toBeInViewport({ ratio: 1 });
		await expect(solvePage.verdicts).toHaveCount(1);
		await page.screenshot({ path: info.outputPath('phone.png'), fullPage: true });
		await expectAccessible(page);
	});
});

test('no run is lost: Back, reload and the list of runs bring each back; a new problem is undone', async ({
	solvePage,
	page,
}) => {
	await solvePage.open(`${query}&n=2`);
	const question = page.getByTestId('question');
	const first = (await question.textContent()) ?? '';
	await solvePage.solve();
	await expect(page).toHaveURL(/run=1/);
	const texts = await solvePage.texts();

	await page.getByRole('button', { name: 'New problem' }).click();
	await expect(question).not.toHaveText(first);
	await expect(page).not.toHaveURL(/run=/);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(question).toHaveText(first);
	expect(await solvePage.texts()).toEqual(texts);

	await page.getByRole('button', { name: 'New problem' }).click();
	await expect(question).not.toHaveText(first);
	await solvePage.solve();
	await expect(page).toHaveURL(/run=2/);
	await page.goBack();
	await page.goBack();
	await expect(question).toHaveText(first);
	await page.reload();
	await expect(question).toHaveText(first);
	expect(await solvePage.texts()).toEqual(texts);
	const runs = page.getByRole('region', { name: 'Runs of this visit' }).getByRole('button');
	await expect(runs).toHaveCount(2);
	await runs.first().click();
	await expect(question).not.toHaveText(first);
	await expect(page).toHaveTitle(/^Solve/);
});

test('on a strange problem nothing looks like a judgement, for the eye and for the ear', async ({
	solvePage,
	page,
}) => {
	await solvePage.open('?backend=wasm&n=4');
	await solvePage.unfold();
	await page.getByRole('radio', { name: 'My own' }).check();
	await solvePage.typedQuestion.fill(
		'A train leaves the harbour at 8:15 and rolls eastward at ninety kilometres an hour; when does it overtake the ferry?',
	);
	await solvePage.solve();
	await expect(page.getByText('This problem is strange to these models.')).toBeVisible();
	await expect(page.locator('main:not([hidden]) [data-reward]')).toHaveCount(0);
	await expect(page.getByText('PRM best-of-N')).toHaveCount(0);
	const spoken = page.locator('main:not([hidden]) [role="status"]').filter({ hasText: 'Done.' });
	await expect(spoken).toContainText('strange to these models');
	await expect(spoken).not.toContainText('chooses');
	await expectAccessible(page);
});

test('recorded runs show each kind without any model', async ({ solvePage, page }) => {
	await page.route('**/models/**/*.safetensors', (route) => route.abort());
	await solvePage.open();
	await page.getByRole('button', { name: 'The vote is a tie' }).click();
	await expect(page).toHaveURL(/recorded=tie/);
	await expect(page.getByText(/The majority vote is a tie/)).toBeVisible();
	await page.reload();
	await expect(page.getByText(/The majority vote is a tie/)).toBeVisible();
	await expect(page.getByText(/^A recorded run \(/)).toBeVisible();
});

import type { Page } from '@playwright/test';
import { expect, expectAccessible, test } from './fixtures.ts';
import { watchShifts } from './shifts.ts';

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
			await solvePage.begin();
			expect(await outOfView(page), 'at the press').toEqual([]);
			await expect(page.getByText(/^(?:Writing and scoring|Done): /).first()).toBeVisible();
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

const strangeQuestion =
	'A train leaves the harbour at 8:15 and rolls eastward at ninety kilometres an hour; when does it overtake the ferry?';

test('a strange problem is called so before the run, for the eye and for the ear, with ways on', async ({
	solvePage,
	page,
}, info) => {
	await solvePage.open('?backend=wasm&problem=12&n=4');
	await solvePage.solve();
	await solvePage.unfold();
	await page.getByRole('radio', { name: 'My own' }).check();
	await solvePage.typedQuestion.fill(strangeQuestion);
	const note = page.getByRole('region', { name: 'This problem is strange to these models.' });
	const spoken = page.locator('main:not([hidden]) [role="status"]');
	await test.step('what they know, what can be checked, before anything is written', async () => {
		await expect(note).toContainText('Known are short problems with small numbers about ages,');
		await expect(note).toContainText('What can still be checked: arithmetic');
		await expect(solvePage.cards).toHaveCount(0);
		await expect(
			spoken.filter({ hasText: /strange to these models.*Known are.*agree/ }),
		).toHaveCount(1);
		await expectAccessible(page);
		await page.screenshot({ path: info.outputPath('before.png'), fullPage: true });
	});
	await test.step('a run of it has votes and arithmetic, and nothing that looks like a judgement', async () => {
		await solvePage.solve();
		await expect(note).toBeVisible();
		await expect(page.locator('main:not([hidden]) [data-reward]')).toHaveCount(0);
		await expect(page.getByText('PRM best-of-N')).toHaveCount(0);
		const end = spoken.filter({ hasText: 'Done.' });
		await expect(end).toContainText('strange to these models');
		await expect(end).toContainText(/\d of 4 solutions say|No solution has an answer/);
		await expect(end).not.toContainText('chooses');
		await expectAccessible(page);
		await page.screenshot({ path: info.outputPath('after.png'), fullPage: true });
	});
	await test.step('nor has it one in the list of runs, or after a reload, with no models to ask', async () => {
		const runs = page.getByRole('region', { name: 'Runs of this visit' });
		await expect(runs).toContainText('strange to the models');
		await page.reload();
		await expect(note).toBeVisible();
		await expect(page.locator('main:not([hidden]) [data-reward]')).toHaveCount(0);
		await expect(page.getByText('PRM best-of-N')).toHaveCount(0);
	});
	await test.step('a like problem from the world is known, and undone', async () => {
		await note.getByRole('button', { name: /^Take a like problem/ }).click();
		await expect(note).toHaveCount(0);
		await expect(page.getByTestId('question')).not.toHaveText(strangeQuestion);
		await page.getByRole('button', { name: 'Undo' }).click();
		await expect(page.getByTestId('question')).toHaveText(strangeQuestion);
	});
	await test.step('a larger model is chosen below', async () => {
		await note.getByRole('button', { name: 'Choose a larger model' }).click();
		await expect(page.getByText(/^Models: .* writes,/)).toBeFocused();
		await expect(page.getByText(/^Models: .* writes,/)).toBeInViewport();
		await expect(page.getByRole('button', { name: 'Use these models' })).toBeVisible();
	});
});

test('a problem that is too long is called so once, and nothing is run', async ({
	solvePage,
	page,
}) => {
	await solvePage.open('?backend=wasm&problem=12&n=2');
	await solvePage.unfold();
	await page.getByRole('radio', { name: 'My own' }).check();
	await solvePage.typedQuestion.fill('Mia buys 3 books and 4 pens. '.repeat(100));
	await solvePage.solveButton.click();
	const words = page.getByText(/^This problem is too long for these models/);
	await expect(words.and(page.locator(':not([role])'))).toBeVisible({ timeout: 120_000 });
	await expect(words.and(page.locator('[role="status"]'))).toHaveCount(1);
	await expect(solvePage.cards).toHaveCount(0);
	await expect(page.getByText('too long, no answer')).toHaveCount(0);
	await expect(page.getByRole('region', { name: 'Runs of this visit' })).toHaveCount(0);
	await expect(solvePage.solveButton).toHaveAttribute('aria-disabled', 'true');
	await solvePage.typedQuestion.fill('Mia buys 3 books and 4 pens. How many things does she buy?');
	await expect(words).toHaveCount(0);
	await expect(solvePage.solveButton).toHaveAttribute('aria-disabled', 'false');
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

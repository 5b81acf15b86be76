import type { Page } from '@playwright/test';
import { anyProblem, freshProblem } from '../src/world/fresh-problem.ts';
import { expect, look, test } from './fixtures.ts';

const loadAndRunMs = 150_000;
const strangeQuestion =
	'Mia has 12 stickers. She gives 5 to Leo and buys 8 more. How many stickers does Mia have now?';
const slippedAnswer = ['Mia keeps 12-5 = 8 stickers.', 'Now she has 8+8 = 16 stickers.', '#### 16'];

async function rewardsOf(page: Page): Promise<number[]> {
	const marks = page.getByRole('region', { name: 'Steps and rewards' }).locator('ol [data-reward]');
	const texts = await marks.evaluateAll((all) =>
		all.map((mark) => mark.getAttribute('data-reward')),
	);
	return texts.map(Number);
}

test('check: a solution is scored, an edit is scored again, a slip is found twice', async ({
	page,
}, info) => {
	const { question, reference } = freshProblem(4, anyProblem);
	const slipped = reference.with(0, (reference[0] ?? '').replace(/\d(?=\D*$)/, '9'));
	await page.goto('/?problem=12#check');
	await page.getByLabel('Problem', { exact: true }).fill(question);
	await page.getByLabel('Solution, a line a step').fill(reference.join('\n'));
	await page.getByRole('button', { name: /^Load models \([\d.]+ MB\) and score$/ }).click();
	await expect
		.poll(() => rewardsOf(page), { timeout: loadAndRunMs })
		.toHaveLength(reference.length);
	await expect(page.getByText('Look here first')).toHaveCount(0);

	await page.getByLabel('Solution, a line a step').fill(slipped.join('\n'));
	await expect(page.getByText(/The left side is/).first()).toBeVisible();
	await expect(page.getByText('Look here first')).toBeVisible();
	await expect
		.poll(async () => (await rewardsOf(page)).length, { timeout: 20_000 })
		.toBe(reference.length);
	await look(page, (name) => info.outputPath(name));

	const solution = page.getByLabel('Solution, a line a step');
	await solution.fill(
		[...reference.slice(0, 1), 'qwertz asdfgh', ...reference.slice(1)].join('\n'),
	);
	await expect(page.getByText('not judged')).toHaveCount(1);
	await expect.poll(() => rewardsOf(page)).toHaveLength(reference.length);
	await expect(page.getByText(/longer than the models can read/)).toHaveCount(0);
	const curve = page.getByRole('img', { name: /^Rewards by step/ });
	await expect(curve).toHaveAccessibleName(/Before the last edit/);
	await solution.fill('');
	await expect(curve).toHaveAccessibleName('Rewards by step: nothing is scored yet.');
	await solution.fill(slipped.join('\n'));
	await expect(curve).toHaveAccessibleName(/^Rewards by step now: [^:]*$/);

	await page.reload();
	await expect(page.getByLabel('Solution, a line a step')).toHaveValue(slipped.join('\n'));
});

test('check: on a strange problem there is arithmetic alone, and nothing that looks like a judgement', async ({
	page,
}) => {
	await page.goto('/?problem=12#check');
	await page.getByLabel('Problem', { exact: true }).fill(strangeQuestion);
	await page.getByLabel('Solution, a line a step').fill(slippedAnswer.join('\n'));
	await page.getByRole('button', { name: /^Load models .* and score$/ }).click();
	const note = page.getByText('This problem is strange to these models.');
	await expect(note).toBeVisible({ timeout: loadAndRunMs });
	await expect(page.getByText('The left side is 7, the right side is 8.').first()).toBeVisible();
	await expect(page.getByText('Look here first')).toHaveCount(0);
	await expect(page.getByText(/false alarm/)).toHaveCount(0);
	const result = page.getByRole('region', { name: 'Steps and rewards' });
	await expect(result.locator('[data-reward]')).toHaveCount(0);
	await expect(result.locator('[data-side]')).toHaveCount(0);
});

test('lab: every step of a solution is labelled by rollouts', async ({ page }, info) => {
	await page.goto('/?problem=12#lab');
	await page.getByRole('combobox', { name: 'Rollouts' }).selectOption('4');
	await page.getByRole('button', { name: /^Load models .* and label every step$/ }).click();
	const labels = page.getByRole('region', { name: /labels/i });
	await expect(labels.getByRole('table')).toBeVisible({ timeout: loadAndRunMs });
	await expect(page.getByText(/Every step is labelled/)).toBeVisible({ timeout: loadAndRunMs });
	await look(page, (name) => info.outputPath(name));

	// Before a room they come one by one, and what they say together with the last.
	const rollouts = page.getByRole('region', { name: /^Rollouts from step 1/ });
	await expect(rollouts.locator('ol > li > ol')).toHaveCount(4);
	await page.getByRole('button', { name: 'Projector' }).click();
	await expect(rollouts.getByText(/^How many of 4 reach \d+\?$/)).toBeInViewport();
	await expect(rollouts.locator('ol > li > ol')).toHaveCount(0);
	await expect(labels).toHaveCount(0);
	for (let at = 1; at <= 4; at++) {
		await page.keyboard.press('n');
		await expect(rollouts.locator('ol > li > ol')).toHaveCount(at);
	}
	await expect(rollouts.getByText(/^[0-4] of 4 reach \d+\.$/)).toBeInViewport();
	await expect(labels).toBeVisible();
	await page.screenshot({ path: info.outputPath('projector.png') });
});

test('play: a deck by keyboard, compared with the PRM, exported', async ({ page }, info) => {
	await page.goto('/?problem=12&deck=7&cards=5#play');
	for (let card = 1; card <= 5; card++) {
		await expect(page.getByRole('heading', { name: `Card ${card} of 5` })).toBeVisible();
		await page.keyboard.press(card % 2 === 0 ? '1' : '0');
		await expect(page.getByRole('list', { name: 'The solution, judged' })).toBeVisible();
		if (card === 1) {
			await page
				.getByRole('button', { name: /^Load models/ })
				.first()
				.click();
			await expect(
				page.getByRole('list', { name: 'The solution, judged' }).locator('[data-reward]').first(),
			).toBeVisible({ timeout: loadAndRunMs });
			await look(page, (name) => info.outputPath(`card-${name}`));
		}
		await page.keyboard.press('Enter');
	}
	await expect(page.getByRole('table', { name: /score/i }).first()).toBeVisible();
	const download = page.waitForEvent('download');
	await page.getByRole('button', { name: /CSV/ }).click();
	expect((await download).suggestedFilename()).toMatch(/\.csv$/);
	await look(page, (name) => info.outputPath(`results-${name}`));
});

test('check: hostile and huge input breaks nothing and is kept', async ({ page }) => {
	const problem = '<img src=x onerror=alert(1)> שלום 🐑🐑 "quotes" & \\ how many?';
	const lines = Array.from(
		{ length: 500 },
		(_, at) => `<b>Step ${at + 1}</b>: ${at}+1 = ${at + 1} 🐑 שלום`,
	);
	await page.goto('/?problem=12#check');
	await page.getByLabel('Problem', { exact: true }).fill(problem);
	const solution = page.getByLabel('Solution, a line a step');
	await solution.fill(lines.join('\n'));
	await expect(page.getByText(/first 60 of 500 steps/).first()).toBeVisible();
	await expect(page.locator('img')).toHaveCount(0);

	await page.getByRole('link', { name: 'Completer lab' }).click();
	await expect(page.getByRole('heading', { name: /Completer lab/ })).toBeVisible();
	await page.goBack();
	await expect(solution).toHaveValue(lines.join('\n'));

	await solution.fill('9'.repeat(1_200_000));
	await expect(page.getByText(/first 1 MB of this text/).first()).toBeVisible();
	await page.setViewportSize({ width: 360, height: 740 });
	const tooWide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth);
	expect(tooWide, 'wider than 360 px').toBe(false);
});

test('back leads from any page to the one before', async ({ page }) => {
	await page.goto('/?problem=12');
	for (const name of ['Check my solution', 'Completer lab', 'Be the verifier', 'Bench']) {
		await page.getByRole('link', { name }).click();
		await expect(page.getByRole('heading', { level: 2, name: new RegExp(name) })).toBeVisible();
		await page.goBack();
		await expect(page.getByTestId('question')).toBeVisible();
	}
});

const pageNames = ['solve', 'check', 'lab', 'play', 'bench'] as const;

test('on a projector no page has type under 16 pixels', async ({ page }) => {
	await page.setViewportSize({ width: 1280, height: 720 });
	for (const name of pageNames) {
		await page.goto(`/?problem=12&deck=7&cards=5#${name}`);
		await expect(page.getByRole('heading', { level: 2 }).first()).toBeAttached();
		const small = await page.evaluate(() => {
			const found: string[] = [];
			const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
			for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) {
				const element = text.parentElement;
				if (element === null || !element.checkVisibility() || text.textContent?.trim() === '')
					continue;
				const size = Number.parseFloat(getComputedStyle(element).fontSize);
				if (size < 16) found.push(`${size} px: ${text.textContent}`);
			}
			return found;
		});
		expect(small, `small type on ${name}`).toEqual([]);
	}
});

test('where the browser keeps nothing for a page, every page opens and keeps nothing', async ({
	page,
}) => {
	// A frame of no origin: there, to name `sessionStorage` throws.
	await page.route('**/frame.html', (route) =>
		route.fulfill({
			contentType: 'text/html',
			body: '<iframe sandbox="allow-scripts" src="/?problem=12" width="1000" height="700"></iframe>',
		}),
	);
	// Scripts of no origin are read across origins; this server does not say that they may be.
	await page.route('**/assets/**', async (route) => {
		const response = await route.fetch();
		const headers = { ...response.headers(), 'access-control-allow-origin': '*' };
		await route.fulfill({ response, headers });
	});
	await page.goto('/frame.html');
	const frame = page.frameLocator('iframe');
	await expect(frame.getByTestId('question')).toBeVisible();
	const outcome = await page.frames()[1]?.evaluate(() => {
		try {
			return sessionStorage.length;
		} catch {
			return 'blocked';
		}
	});
	expect(outcome).toBe('blocked');
	await frame.getByRole('link', { name: 'Check my solution' }).click();
	await frame.getByLabel('Solution, a line a step').fill('2+2 = 4');
	await frame.getByRole('link', { name: 'Completer lab' }).click();
	await expect(frame.getByText(/^Gold answer/)).toBeVisible();
	await frame.getByRole('link', { name: 'Be the verifier' }).click();
	await expect(frame.getByRole('heading', { name: /^Card 1 of/ })).toBeVisible();
	await frame.getByRole('link', { name: 'Check my solution' }).click();
	await expect(frame.getByLabel('Solution, a line a step')).toHaveValue('2+2 = 4');
});

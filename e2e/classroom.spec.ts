/** What a teacher makes of a page: links, lessons, a projector. */
import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, look, test } from './fixtures.ts';

const question = 'Mia has 12 stickers. She gives 5 to Leo and buys 8 more. How many has she now?';
const lines = ['Mia keeps 12-5 = 8 stickers.', 'Now she has 8+8 = 16 stickers.', '#### 16'];

async function openShare(page: Page): Promise<void> {
	await page.getByText('Share with a class').last().click();
	await expect(page.getByRole('textbox', { name: 'Link', exact: true })).toHaveValue(/#/);
}

async function hide(page: Page, ...veils: readonly string[]): Promise<void> {
	for (const veil of veils) await page.getByRole('checkbox', { name: veil }).check();
}

async function madeLink(page: Page): Promise<string> {
	return page.getByRole('textbox', { name: 'Link', exact: true }).inputValue();
}

/** What the eye sees, not what a screen reader is told of it. */
const shown = (page: Page, words: string | RegExp) =>
	page.getByText(words).and(page.locator(':not([role])'));

/** All that is in the page, seen or not, but for scripts. */
const wholeText = (page: Page) =>
	page.evaluate(() => {
		const fields = [...document.querySelectorAll('input, textarea')].map(
			(field) => (field as HTMLInputElement).value,
		);
		return [document.querySelector('#root')?.innerHTML ?? '', ...fields].join('\n');
	});

test('check: a shaped link holds an own solution, hides it, and a class reveals it key by key', async ({
	page,
}, info) => {
	await page.goto('/#check');
	await page.getByLabel('Problem', { exact: true }).fill(question);
	await page.getByLabel('Solution, a line a step').fill(lines.join('\n'));
	await openShare(page);
	await hide(page, 'The steps, one at a time', 'The verdict');
	await page.getByText('What can be changed there').click();
	await page.getByRole('combobox', { name: 'The problem', exact: true }).selectOption('locked');
	await page.getByRole('combobox', { name: 'Several solutions' }).selectOption('hidden');
	await page.getByLabel('The way to other pages').selectOption('hidden');
	await expect.poll(() => madeLink(page)).not.toContain('?');
	const link = await madeLink(page);
	await page.getByRole('button', { name: 'QR code' }).click();
	await expect(page.getByRole('img', { name: 'QR code of the link' })).toBeVisible();
	await look(page, (name) => info.outputPath(`share-${name}`));

	// Another visitor: nothing of this one is there.
	await page.evaluate(() => sessionStorage.clear());
	await page.goto('/robots.txt');
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await page.goto(link);
	const steps = page.getByRole('list', { name: 'Steps revealed' });
	await expect(steps).toBeAttached();
	await expect(page.getByLabel('Problem', { exact: true })).toHaveValue(question);
	await expect(page.getByLabel('Problem', { exact: true })).toBeDisabled();
	await expect(page.getByRole('navigation', { name: 'Pages' })).toHaveCount(0);
	await expect(page.getByRole('region', { name: 'Several solutions' })).toHaveCount(0);
	for (const line of lines) expect(await wholeText(page)).not.toContain(line);
	expect(asked.filter((url) => url.includes('12-5') || url.includes('#'))).toEqual([]);

	const heard = page.getByRole('region', { name: 'Guess first' }).getByRole('status');
	for (const [at, line] of lines.entries()) {
		await page.keyboard.press('n');
		await expect(steps.getByRole('listitem')).toHaveCount(at + 1);
		await expect(heard).toHaveText(`Step ${at + 1}: ${line}`);
		for (const later of lines.slice(at + 1)) expect(await wholeText(page)).not.toContain(later);
	}
	await page.getByLabel('Hands for step 1').fill('11');
	await page.getByRole('button', { name: 'One more hand for step 2' }).click();
	await page.getByRole('button', { name: 'One more hand for all right' }).click();
	await page.getByLabel('Hands for step 1').press('n');
	await expect(page.getByText('The left side is 7')).toHaveCount(0);
	await page.getByRole('button', { name: /^Show the verdict/ }).focus();
	await look(page, (name) => info.outputPath(`guess-${name}`));
	await page.keyboard.press('n');
	await expect(
		page.getByText('The class: 11 hands for step 1, 1 for step 2, 1 for all right.'),
	).toBeVisible();
	await expect(page.getByText('The left side is 7, the right side is 8.').first()).toBeVisible();

	// What was changed since is not lost by a reload.
	const solution = page.getByLabel('Solution, a line a step');
	await solution.fill('12-5 = 7');
	await page.reload();
	await page.getByRole('button', { name: 'Show everything' }).click();
	await expect(solution).toHaveValue('12-5 = 7');
});

test('solve: rewards, verdict and answer of a recorded run are in the page only once they are revealed', async ({
	page,
}) => {
	await page.goto('/');
	await openShare(page);
	await hide(page, 'The rewards, one at a time', 'The verdict', 'The right answer');
	const link = await madeLink(page);
	await page.goto('/robots.txt');
	await page.goto(link);
	const board = page.getByRole('region', { name: 'Guess first' });
	await expect(board.getByRole('list', { name: 'Steps revealed' })).toBeVisible();
	await expect(page.locator('[data-reward]')).toHaveCount(0);
	const table = page.getByRole('table', { name: 'What each rule chooses' });
	await expect(table).toHaveCount(0);
	await expect(page.getByText(/(?:✓|✗)/u)).toHaveCount(0);
	await expect(page.getByText('Show the answer')).toHaveCount(0);
	const steps = await board.getByRole('listitem').count();
	for (let at = 1; at <= steps; at++) {
		await page.keyboard.press('n');
		if (at < steps) await expect(board.locator('[data-reward]')).toHaveCount(at);
	}
	await expect(page.getByRole('article').first()).toBeVisible();
	await expect(table).toHaveCount(0);
	await expect(page.getByText(/(?:✓|✗)/u)).toHaveCount(0);
	await page.keyboard.press('n');
	await expect(table).toBeVisible();
	await expect(page.getByText(/(?:✓|✗)/u)).toHaveCount(0);
	await page.keyboard.press('n');
	await expect(shown(page, /^The right answer is \d+\./)).toBeVisible();
	await expect(table.getByText(/(?:✓|✗)/u).first()).toBeVisible();
	await expectAccessible(page);
});

test('lab and game: what is hidden waits for the class', async ({ page }) => {
	await page.goto('/#lab');
	await openShare(page);
	await hide(page, 'The steps, one at a time', 'The right answer');
	const lab = await madeLink(page);
	await page.goto('/#play');
	await expect(page.getByRole('heading', { name: /^Card 1 of/ })).toBeVisible();
	await openShare(page);
	await hide(page, 'The steps, one at a time', 'The verdict');
	const play = await madeLink(page);

	await page.goto('/robots.txt');
	await page.goto(lab);
	await expect(page.getByRole('region', { name: 'Guess first' })).toBeVisible();
	await expect(page.getByText(/^Gold answer/)).toHaveCount(0);
	await expect(page.getByRole('radio', { name: /^1\./ })).toHaveCount(0);
	await page.getByRole('button', { name: 'Show everything' }).click();
	await expect(page.getByText(/^Gold answer/)).toBeVisible();

	await page.goto('/robots.txt');
	await page.goto(play);
	const asked = page.getByRole('list', { name: 'Which step is the first wrong one?' });
	await expect(asked.getByRole('listitem')).toHaveCount(0);
	await expect(page.getByRole('button', { name: /^Show step 1/ })).toBeVisible();
	await expect(page.getByRole('button', { name: 'All right' })).toHaveCount(0);
	await page.keyboard.press('n');
	await expect(asked.getByRole('listitem')).toHaveCount(1);
	await page.getByRole('button', { name: 'Show everything' }).click();
	await page.getByText('Hands up').click();
	await page.getByLabel('Hands for step 1').fill('9');
	await page.getByRole('button', { name: 'Say what most hands say' }).click();
	await expect(page.getByText('The class: 9 hands for step 1.')).toBeVisible();
	await expect(page.getByText('Truth', { exact: true })).toHaveCount(0);
	await page.keyboard.press('n');
	await expect(page.getByText('Truth', { exact: true })).toBeVisible();
});

test('a lesson is made of what pages show, saved, and stepped through elsewhere without a network', async ({
	page,
	context,
}, info) => {
	await page.goto('/');
	await openShare(page);
	await page.getByRole('button', { name: 'Add to the lesson pack' }).click();
	await expect(page.getByText('Added as number 1.')).toBeVisible();
	await page.getByRole('link', { name: 'Lesson' }).first().click();
	await page.getByLabel('Title').fill('Trips & <b>tickets</b>');
	await page.getByLabel('What you tell the class first').fill('Think for a minute.');
	await page.getByRole('button', { name: 'Add a problem of my own' }).click();
	await page.getByLabel('Problem', { exact: true }).last().fill(question);
	await page.getByRole('textbox', { name: 'Right answer' }).last().fill('15');
	await expect(page.getByLabel('First wrong step of it')).toHaveValue('1');
	await look(page, (name) => info.outputPath(`make-${name}`));
	const saved = page.waitForEvent('download');
	await page.getByRole('button', { name: 'Save the pack' }).click();
	const file = await saved;
	expect(file.suggestedFilename()).toBe('steplight-lesson-Trips-b-tickets-b.json');
	const pack = await readFile(await file.path());
	const link = await madeLink(page);

	// A pupil's tab: another visit, with the page open and no network from then on.
	await page.evaluate(() => sessionStorage.clear());
	await page.goto('/robots.txt');
	await page.goto('/#lesson');
	const opener = page.getByLabel('Lesson pack (.json)');
	await expect(opener).toBeVisible();
	await context.setOffline(true);
	const asked: string[] = [];
	page.on('request', (request) => asked.push(request.url()));
	await opener.setInputFiles({ name: 'pack.json', mimeType: 'application/json', buffer: pack });
	await expect(page.getByText('“Trips & <b>tickets</b>”: 2 problems.')).toBeVisible();
	await page.getByRole('button', { name: 'Begin the lesson' }).click();
	await expect(page.getByText('Problem 1 of 2')).toBeVisible();
	await expect(page.getByText('Think for a minute.')).toBeVisible();
	await expect(page.locator('[data-reward]')).toHaveCount(0);
	const steps = page.getByRole('list', { name: 'Steps revealed' });
	await page.getByRole('button', { name: 'Projector' }).click();
	for (let at = 0; at < 7; at++) await page.keyboard.press(at % 2 === 0 ? 'n' : 'PageDown');
	await expect(steps.getByRole('listitem')).toHaveCount(5);
	await expect(steps.locator('[data-reward]')).toHaveCount(2);
	await expect(page.getByRole('navigation', { name: 'Pages' })).toHaveCount(0);
	await page.screenshot({ path: info.outputPath('projector-1280.png') });
	await expectAccessible(page);
	await page.keyboard.press('Escape');
	await expect(page.getByRole('navigation', { name: 'Pages' })).toBeVisible();
	await expect(steps.locator('[data-reward]')).toHaveCount(2);
	await look(page, (name) => info.outputPath(`lesson-${name}`));
	await page.getByRole('button', { name: 'Show everything' }).click();
	await expect(
		shown(page, 'The right answer is 20. Step 2 of solution 1 is the first wrong one.'),
	).toBeVisible();
	await page.keyboard.press('ArrowRight');
	await expect(page.getByTestId('question')).toHaveText(question);
	await expect(page.getByText('The right answer is')).toHaveCount(0);
	await page.keyboard.press('n');
	await expect(shown(page, 'The right answer is 15.')).toBeVisible();
	expect(asked).toEqual([]);

	await context.setOffline(false);
	await page.goto('/robots.txt');
	await page.goto(link);
	await expect(page.getByText('Problem 1 of 2')).toBeVisible();
	await expect(page.getByRole('heading', { name: 'Trips & <b>tickets</b>' })).toBeVisible();

	// From an address of this site it opens at once, and a reload asks nobody again.
	let reads = 0;
	await page.route('**/lessons/trips.json', (route) => {
		reads += 1;
		return route.fulfill({ body: pack, contentType: 'application/json' });
	});
	await page.goto('/robots.txt');
	await page.goto('/#lesson?pack=lessons/trips.json');
	await expect(page.getByText('Problem 1 of 2')).toBeVisible();
	await page.keyboard.press('ArrowRight');
	await page.reload();
	await expect(page.getByText('Problem 2 of 2')).toBeVisible();
	expect(reads).toBe(1);
});

test('every word stands in the glossary, and older links work as they did', async ({
	page,
}, info) => {
	await page.goto('/#glossary');
	await expect(page.getByText('Soft estimation')).toBeVisible();
	await look(page, (name) => info.outputPath(`glossary-${name}`));
	await page.goto('/?problem=12&n=4#play');
	await expect(page.getByRole('heading', { name: /^Card 1 of/ })).toBeVisible();
	await page.getByRole('link', { name: 'Solve' }).click();
	await page.getByRole('button', { name: /^Change/ }).click();
	await expect(page.getByRole('spinbutton', { name: 'Solutions' })).toHaveValue('4');
});

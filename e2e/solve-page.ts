import { expect, type Locator, type Page } from '@playwright/test';

/** Longest wait for a load and a run on a slow machine that does other work beside it. */
const runTimeoutMs = 150_000;

/** The Solve page, by roles and names as a visitor meets them. */
export class SolvePage {
	readonly page: Page;
	readonly solveButton: Locator;
	readonly stopButton: Locator;
	readonly engine: Locator;
	readonly cards: Locator;
	readonly verdicts: Locator;
	readonly failure: Locator;
	readonly retryButton: Locator;
	readonly typedQuestion: Locator;
	readonly typedAnswer: Locator;
	readonly loadBar: Locator;
	readonly cancelButton: Locator;
	readonly clearButton: Locator;

	constructor(page: Page) {
		this.page = page;
		this.solveButton = page.getByRole('button', { name: /solve/i });
		this.stopButton = page.getByRole('button', { name: 'Stop' });
		this.engine = page.getByRole('region', { name: 'Engine' });
		this.cards = page.getByRole('article', { name: /^Solution \d+/ });
		this.verdicts = page.getByRole('table', { name: 'What each rule chooses' });
		this.failure = page.getByRole('alert');
		this.retryButton = this.failure.getByRole('button', { name: 'Try again' });
		this.loadBar = page.getByRole('progressbar', { name: 'Loading the models' });
		this.cancelButton = page.getByRole('button', { name: 'Cancel' });
		this.clearButton = this.engine.getByRole('button', { name: 'Clear' });
		this.typedQuestion = page.getByLabel('Your problem');
		this.typedAnswer = page.getByLabel('Right answer, if you know it');
	}

	async open(query = ''): Promise<void> {
		await this.page.goto(`/${query}`);
		await expect(this.page.getByRole('heading', { name: 'Steplight' })).toBeVisible();
	}

	/** Presses the button and waits for the verdict; a failure panel fails the test by its message. */
	async solve(): Promise<void> {
		await this.begin();
		await this.solved();
	}

	/** Presses the button. A short run may be over before a test looks again, so the page itself watches for its beginning. */
	async begin(): Promise<void> {
		const begun = this.page.evaluate(
			() =>
				new Promise<void>((resolve) => {
					const look = (): void => {
						const buttons = [...document.querySelectorAll('main:not([hidden]) button')];
						const stop = buttons.find(({ textContent }) => textContent === 'Stop');
						if (stop?.getAttribute('aria-disabled') === 'false') resolve();
						else requestAnimationFrame(look);
					};
					look();
				}),
		);
		await Promise.all([begun, this.solveButton.click()]);
	}

	/** A run that something else began, such as a try once more. */
	async solved(): Promise<void> {
		await this.ended(/^Done: /);
	}

	/** Waits until a load has as many megabytes. */
	async loadedAtLeast(megabytes: number): Promise<void> {
		const loaded = async () => Number((await this.loadBar.getAttribute('value')) ?? 0);
		await expect.poll(loaded, { timeout: 30_000 }).toBeGreaterThan(megabytes * 1_000_000);
	}

	/** What the engine strip says of the model files that the browser keeps, in megabytes. */
	async keptMegabytes(): Promise<number> {
		const words = await this.engine.getByText(/kept in this browser/).textContent();
		return Number(/: ([\d.]+) MB$/.exec(words ?? '')?.[1] ?? 0);
	}

	async stop(): Promise<void> {
		await this.stopButton.click();
		await this.ended(/^Stopped\. /);
	}

	/** Waits until the engine strip names the backend that passed the golden check. */
	async loadedOn(backend: 'WebGPU' | 'WebAssembly'): Promise<void> {
		const passed = this.engine.getByText(/, check passed$/);
		await expect(passed.or(this.failure)).toBeVisible({ timeout: runTimeoutMs });
		await this.expectNoFailure();
		await expect(this.engine).toContainText(`${backend}, check passed`);
	}

	/** The whole text of every solution, in order: each is shown whole by a press on its line. */
	async texts(): Promise<string[]> {
		const texts: string[] = [];
		for (const card of await this.cards.all()) {
			await card.getByRole('button').click();
			const name = (await card.getAttribute('aria-label')) ?? '';
			const list = this.page.getByRole('list', { name: `Steps of s${name.slice(1)}`, exact: true });
			const lines = list.locator('[data-step-text]');
			texts.push((await lines.allTextContents()).join('\n'));
		}
		return texts;
	}

	/** Every step reward on the lines of the solutions. */
	async shownRewards(): Promise<string[]> {
		return this.cards.locator('ol [data-reward]').allTextContents();
	}

	/** What the page itself says of its last run. */
	async tokensPerSecond(): Promise<number> {
		const shown = await this.page.locator('main:not([hidden])').textContent();
		return Number(/Tokens\/s\s*([\d.]+)/.exec(shown ?? '')?.[1] ?? Number.NaN);
	}

	/** Unfolds what can be chosen before a run. */
	async unfold(): Promise<void> {
		const button = this.page.getByRole('button', { name: /^Change/ });
		if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
	}

	/** Waits for the status line; a failure panel fails the test by its message. */
	async ended(words: RegExp): Promise<void> {
		// The status line, not the hidden announcement of the same end.
		const end = this.page.getByText(words).and(this.page.locator(':not([role])'));
		await expect(end.or(this.failure)).toBeVisible({ timeout: runTimeoutMs });
		await this.expectNoFailure();
	}

	private async expectNoFailure(): Promise<void> {
		const messages = await this.failure.allTextContents();
		expect(messages, 'the page shows no failure').toEqual([]);
	}
}

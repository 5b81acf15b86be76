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
	readonly typedQuestion: Locator;
	readonly typedAnswer: Locator;

	constructor(page: Page) {
		this.page = page;
		this.solveButton = page.getByRole('button', { name: /solve/i });
		this.stopButton = page.getByRole('button', { name: 'Stop' });
		this.engine = page.getByRole('region', { name: 'Engine' });
		this.cards = page.getByRole('article', { name: /^Solution \d+/ });
		this.verdicts = page.getByRole('table', { name: 'What each rule chooses' });
		this.failure = page.getByRole('alert');
		this.typedQuestion = page.getByLabel('Your problem');
		this.typedAnswer = page.getByLabel('Right answer, if you know it');
	}

	async open(query = ''): Promise<void> {
		await this.page.goto(`/${query}`);
		await expect(this.page.getByRole('heading', { name: 'Steplight' })).toBeVisible();
	}

	/** Presses the button and waits for the verdict; a failure panel fails the test by its message. */
	async solve(): Promise<void> {
		await this.solveButton.click();
		await expect(this.stopButton).toHaveAttribute('aria-disabled', 'false');
		await this.ended(/^Done: /);
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

	/** The whole text of every solution, in order. */
	async texts(): Promise<string[]> {
		const lists = this.page.getByRole('article').getByRole('list', { name: /^Steps of solution/ });
		return lists.evaluateAll((elements) =>
			elements.map((list) =>
				[...list.querySelectorAll('[data-step-text]')].map((line) => line.textContent).join('\n'),
			),
		);
	}

	/** Every step reward as it is shown on the cards. */
	async shownRewards(): Promise<string[]> {
		return this.page.getByRole('article').locator('ol [data-reward]').allTextContents();
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

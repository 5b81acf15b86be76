import { test as base, expect } from '@playwright/test';
import { SolvePage } from './solve-page.ts';

type Fixtures = {
	readonly solvePage: SolvePage;
	/** Always on: a test whose page asks any other origin for anything, or throws, fails. */
	readonly quietPage: undefined;
};

export const test = base.extend<Fixtures>({
	solvePage: async ({ page }, use) => {
		await use(new SolvePage(page));
	},
	quietPage: [
		async ({ context, page, baseURL }, use) => {
			const foreign: string[] = [];
			const errors: string[] = [];
			context.on('request', (request) => {
				const url = request.url();
				const local = url.startsWith(`${baseURL}/`) || /^(?:blob|data):/u.test(url);
				if (!local) foreign.push(url);
			});
			page.on('pageerror', (error) => errors.push(String(error)));
			await use(undefined);
			expect(foreign, 'requests to other origins').toEqual([]);
			expect(errors, 'uncaught errors').toEqual([]);
		},
		{ auto: true },
	],
});

export { expect };

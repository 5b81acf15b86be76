import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const port = 4173;
const systemChromium = '/usr/bin/chromium';

/** CHROMIUM_PATH, else the system's, else (undefined) the one Playwright installed. */
function chromiumPath(): string | undefined {
	const named = process.env['CHROMIUM_PATH'];
	if (named !== undefined && named !== '') return named;
	return existsSync(systemChromium) ? systemChromium : undefined;
}

const executablePath = chromiumPath();

export default defineConfig({
	testDir: 'e2e',
	// Measurements run alone, by `npm run perf`.
	testIgnore: process.env['PERF'] === undefined ? ['perf/**'] : [],
	outputDir: 'test-results',
	// Two cores: one browser at a time, or models would be timed out by each other.
	workers: 1,
	timeout: 180_000,
	expect: { timeout: 10_000 },
	reporter: 'list',
	forbidOnly: process.env['CI'] !== undefined,
	use: {
		baseURL: `http://localhost:${port}`,
		viewport: { width: 1280, height: 900 },
		trace: 'retain-on-failure',
		// Requests would pass by the tests' routes; offline.spec.ts allows them.
		serviceWorkers: 'block',
		launchOptions: {
			...(executablePath === undefined ? {} : { executablePath }),
			args: [
				'--no-sandbox',
				'--enable-unsafe-webgpu',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--no-first-run',
			],
		},
	},
	webServer: {
		// Built here too, so that no run judges an older build; preview sends the COOP/COEP headers.
		command: `npm run build && npm run preview -- --port ${port} --strictPort`,
		url: `http://localhost:${port}`,
		timeout: 120_000,
		reuseExistingServer: false,
	},
});

import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';

const port = 4173;
/** Serves e2e/perf/yardstick, which is no part of the build. */
const yardstickPort = 4174;
const isReal = process.env['QWEN_GGUF'] !== undefined;
const isPerf = process.env['PERF'] !== undefined;
const systemChromium = '/usr/bin/chromium';

/** CHROMIUM_PATH, else the system's, else (undefined) the one Playwright installed. */
function chromiumPath(): string | undefined {
	const named = process.env['CHROMIUM_PATH'];
	if (named !== undefined && named !== '') return named;
	return existsSync(systemChromium) ? systemChromium : undefined;
}

/** Of the browser: its own address bar, half of the work of an opened page, and what Playwright itself turns off. */
const unused = [
	'WebUIOmniboxPopup',
	'WebUIOmniboxAimPopup',
	'AimEnabled',
	'AvoidCorsURLLoaderRestartOnRedirect',
	'AvoidUnnecessaryBeforeUnloadCheckSync',
	'DestroyProfileOnBrowserClose',
	'HttpsFirstBalancedModeAutoEnable',
	'HttpsUpgrades',
	'LensOverlay',
	'MediaRouter',
	'NetworkTimeServiceQuerying',
	'OptimizationHints',
	'PaintHolding',
	'PreconnectToSearch',
	'ThirdPartyStoragePartitioning',
];

function server(command: string, port: number) {
	const url = `http://localhost:${port}`;
	return { command, url, timeout: 120_000, reuseExistingServer: false };
}

const executablePath = chromiumPath();

export default defineConfig({
	// Measurements run alone, by `npm run perf`, and real models by `npm test -- real`.
	testDir: isPerf ? 'e2e/perf' : 'e2e',
	testIgnore: [...(isPerf ? [] : ['perf/**']), ...(isReal ? [] : ['real/**'])],
	outputDir: 'test-results',
	// Two cores: one browser at a time. What plays a graphics device takes both, and another's models are timed out.
	workers: 1,
	timeout: 180_000,
	expect: { timeout: 10_000 },
	reporter: 'list',
	forbidOnly: process.env['CI'] !== undefined,
	use: {
		baseURL: `http://localhost:${port}`,
		viewport: { width: 1280, height: 900 },
		// A trace takes pictures all the time, which a measurement would measure.
		trace: isPerf ? 'off' : 'retain-on-failure',
		// Requests would pass by the tests' routes; offline.spec.ts allows them.
		serviceWorkers: 'block',
		launchOptions: {
			...(executablePath === undefined ? {} : { executablePath }),
			args: [
				'--no-sandbox',
				`--disable-features=${unused.join(',')}`,
				'--enable-unsafe-webgpu',
				'--disable-background-networking',
				'--disable-component-update',
				'--disable-sync',
				'--no-first-run',
			],
		},
	},
	webServer: [
		// Built here too, so that no run judges an older build; preview sends the COOP/COEP headers.
		server(`npm run build && npm run preview -- --port ${port} --strictPort`, port),
		...(isPerf ? [server(`npx vite --port ${yardstickPort} --strictPort`, yardstickPort)] : []),
	],
});

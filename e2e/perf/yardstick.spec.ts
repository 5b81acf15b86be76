/**
 * The generator's speed beside `@huggingface/transformers` on the same weights, in the same browser,
 * on WebAssembly with the same threads; adds `yardstick` to e2e/perf/baseline.json. It reports and
 * never fails on noise, only where the two write different greedy solutions.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from '../fixtures.ts';
import { addToBaseline, spread } from './baseline.ts';
import type { Measured, Speed } from './yardstick/measure.ts';
import { writeShipped } from './yardstick/write-folder.ts';

test.use({ baseURL: 'http://localhost:4174' });

test('yardstick, the generator beside transformers.js', async ({ page }) => {
	test.setTimeout(600_000);
	// Written anew, so that it is today's.
	await writeShipped('public/models/shepherd-nano/generator', 'test-results/yardstick');
	await page.goto('/e2e/perf/yardstick/');
	const output = page.getByRole('status');
	await expect(output).not.toBeEmpty({ timeout: 500_000 });
	const text = (await output.textContent()) ?? '';
	expect(text).toMatch(/^\{/u);
	const { threads, greedy, speeds }: Measured = JSON.parse(text);
	for (const { ours, theirs } of greedy) expect(theirs).toBe(ours);
	addToBaseline({
		yardstick: {
			transformers: versionOf('@huggingface/transformers'),
			onnxruntimeWeb: versionOf('onnxruntime-web'),
			recipe: `tokens/s, ${greedy.length} problems after one warm-up, temperature 0.8, ${threads} threads; transformers.js writes as many tokens in every row as ours in the mean; median [least, most]`,
			...Object.fromEntries(
				speeds.map(({ candidates, generator, transformers, verify }) => [
					`n${candidates}`,
					{
						generator: tokensPerSecond(generator),
						transformers: tokensPerSecond(transformers),
						ratio: Number((median(generator) / median(transformers)).toFixed(2)),
						generatorAndRewards: tokensPerSecond(verify),
					},
				]),
			),
		},
	});
});

function versionOf(name: string): string {
	const { version }: { version: string } = JSON.parse(
		readFileSync(`node_modules/${name}/package.json`, 'utf8'),
	);
	return version;
}

function tokensPerSecond(speeds: readonly Speed[]): number[] {
	return spread(speeds.map(({ tokens, ms }) => Math.round((1000 * tokens) / ms)));
}

function median(speeds: readonly Speed[]): number {
	return tokensPerSecond(speeds)[0] as number;
}

/** Widths that fill no block: each precision computes what float32 computes, as near as its rounding lets it. */
import { expect, test } from 'vitest';
import { tinyFiles } from '../../../cli/testing/tiny-models.ts';
import { createCacheMeter } from '../decoder/decoder.ts';
import { openDecoder } from '../decoder/open-decoder.ts';
import { diskFolder } from '../files/model-folder.ts';
import { openModel } from '../model/open-model.ts';
import { openRuntime } from '../runtime/ort.ts';
import { createQueue } from '../runtime/queue.ts';
import type { Precision } from './linear.ts';

const place = {
	runtime: await openRuntime('wasm'),
	queue: createQueue(),
	meter: createCacheMeter(),
};
const ids = [3, 1, 4, 1, 5, 9, 2, 6];
test('a width of 90, an MLP of 77, one row more than tokens', async () => {
	const shape = { width: 90, ffn: 77, moreRows: 1 };
	const { config, weights } = await openModel(diskFolder('tiny', tinyFiles(shape)));
	const read = async (precision: Precision): Promise<Float32Array> => {
		const request = { config, heads: [{ kind: 'logits' }], precision, maxTokens: 32 } as const;
		const decoder = await openDecoder(place, request, weights);
		const said = await decoder.begin().read(ids, [...ids.keys()]);
		await decoder.release();
		return said;
	};
	const exact = await read('float32');
	const spread = Math.max(...exact) - Math.min(...exact);
	for (const [precision, share] of [
		['int8', 0.02],
		['blocks-8', 0.02],
		['blocks-4', 0.3],
	] as const) {
		const said = await read(precision);
		expect(said).toHaveLength(exact.length);
		const most = exact.reduce(
			(all, value, at) => Math.max(all, Math.abs(value - (said[at] ?? Number.NaN))),
			0,
		);
		expect(most / spread, precision).toBeLessThan(share);
		expect(most).toBeGreaterThan(0);
	}
});

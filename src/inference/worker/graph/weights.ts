import type { Bytes } from '../files/bytes.ts';
import type { WeightSource, WeightTensor } from '../model/config.ts';
import type { WeightRequest } from './builder.ts';
import { convertRows, type RowReader } from './forms.ts';

/** A conversion of the model's tensors and where its bytes go: the graph's initializers point there. */
export type WeightPlan = WeightRequest & {
	/** Which file of external data, from where in it, and how many bytes. */
	readonly file: number;
	readonly offset: number;
	readonly bytes: number;
};

/** @returns the length of each file of external data. */
export function fileSizes(plans: readonly WeightPlan[]): number[] {
	const sizes: number[] = [];
	for (const { file, offset, bytes } of plans) sizes[file] = offset + bytes;
	return sizes;
}

/**
 * Converts a model's tensors one after the other, in the order of the files; what is yielded follows
 * gapless on what came before, and a new file begins where `file` grows.
 *
 * @throws Error where a tensor has another shape than the config says; rejects where `source` does.
 */
export async function* convertWeights(
	plans: readonly WeightPlan[],
	source: WeightSource,
): AsyncGenerator<{ readonly file: number; readonly bytes: Bytes }> {
	for (const plan of plans) {
		const whole = plan.sources.map((name) => source.tensor(name));
		const { picked } = plan;
		const tensors = picked === undefined ? whole : whole.map((tensor) => rowsOf(tensor, picked));
		const found = tensors.reduce((sum, { shape }) => sum + shape.reduce((a, b) => a * b, 1), 0);
		if (found !== plan.rows * plan.columns) {
			const shapes = tensors.map(({ name, shape }) => `${name} [${shape}]`).join(', ');
			throw new Error(`${shapes} is not [${plan.rows},${plan.columns}] as the config says`);
		}
		for await (const bytes of convertRows(tensors, plan)) yield { file: plan.file, bytes };
	}
}

/** Some rows of a tensor, as a tensor. */
function rowsOf(tensor: WeightTensor, rows: readonly number[]): RowReader {
	return {
		name: tensor.name,
		shape: [rows.length, tensor.shape.at(-1) ?? 1],
		async floats(from, to) {
			const picked = rows.slice(from, to).map((row) => tensor.floats(row, row + 1));
			const values = (await Promise.all(picked)).flatMap((row) => [...row]);
			return Float32Array.from(values);
		},
	};
}

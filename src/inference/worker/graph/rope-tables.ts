import { type ModelConfig, ropeFrequencies } from '../model/config.ts';
import type { GraphBuilder } from './builder.ts';

/** Constants `cos` and `sin`, [maxTokens, headDim / 2] each, as GroupQueryAttention takes them. */
export function addRopeTables(graph: GraphBuilder, config: ModelConfig, maxTokens: number): void {
	const frequencies = ropeFrequencies(config);
	const dims = [maxTokens, frequencies.length];
	const angles = Float64Array.from(
		{ length: maxTokens * frequencies.length },
		(_, at) =>
			Math.floor(at / frequencies.length) * (frequencies[at % frequencies.length] as number),
	);
	graph.floats('cos', Float32Array.from(angles, Math.cos), dims);
	graph.floats('sin', Float32Array.from(angles, Math.sin), dims);
}

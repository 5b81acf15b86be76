import type { Bytes } from '../files/bytes.ts';
import { isOpen, type WeightFile } from '../files/open-file.ts';
import { weightsFile } from '../graph/builder.ts';
import { buildDecoder, type DecoderGraph, type GraphRequest } from '../graph/decoder-graph.ts';
import { convertWeights, fileSizes, type WeightPlan } from '../graph/weights.ts';
import type { WeightSource } from '../model/config.ts';
import type { GraphSession, Runtime } from '../runtime/ort.ts';
import type { Queue } from '../runtime/queue.ts';
import type { CacheMeter, Decoder, DecoderShape } from './decoder.ts';
import { createGpuDecoder } from './gpu-decoder.ts';
import { createHostDecoder } from './host-decoder.ts';
import { type ModelCost, rowsThatFit } from './room.ts';

/** Where the models of one engine run. */
export type DecoderPlace = {
	readonly runtime: Runtime;
	readonly queue: Queue;
	readonly meter: CacheMeter;
};

/** Converts weights, or has them from before: the graph's files of external data, for one session. */
export type WeightStore = (
	plans: readonly WeightPlan[],
	source: WeightSource,
) => Promise<readonly WeightFile[]>;

export const inMemory: WeightStore = async (plans, source) => {
	const files = fileSizes(plans).map((size): Bytes => new Uint8Array(size));
	const filled = files.map(() => 0);
	for await (const { file, bytes } of convertWeights(plans, source)) {
		files[file]?.set(bytes, filled[file]);
		filled[file] = (filled[file] ?? 0) + bytes.byteLength;
	}
	return files;
};

/**
 * Builds a model's graph, converts its weights and compiles it.
 * Rejects with what the source, the store or the runtime throws.
 */
export async function openDecoder(
	{ runtime, queue, meter }: DecoderPlace,
	request: Omit<GraphRequest, 'backend'>,
	source: WeightSource,
	store: WeightStore = inMemory,
): Promise<Decoder> {
	const graph = buildDecoder({ ...request, backend: runtime.backend });
	const files = await store(graph.weights, source);
	const data = files.map((bytes, file) => ({ path: weightsFile(file), data: bytes }));
	let session: GraphSession;
	try {
		session = await queue(() => runtime.createSession(graph.proto, data));
	} finally {
		for (const file of files) if (isOpen(file)) file.close();
	}
	const { kvHeads, headDim } = request.config;
	const { layers, carried, outputWidth, top } = graph;
	const { maxTokens } = request;
	const cost = costOf(graph, request);
	meter.addWeights(cost.weightBytes);
	const roomFor = (): number =>
		rowsThatFit(runtime.backend, runtime.device, meter.weightBytes, cost);
	const counts = carried > 0 ? await source.tensor('numeric').floats(0, 1) : null;
	const shape: DecoderShape = {
		layers,
		kvHeads,
		headDim,
		carried,
		counts,
		outputWidth,
		top,
		maxTokens,
	};
	return session.kind === 'gpu'
		? createGpuDecoder(session, shape, queue, meter, roomFor)
		: createHostDecoder(session, shape, queue, meter, roomFor);
}

/** Of a number in the cache of keys and values: float32 on every backend. */
const cacheNumberBytes = 4;

/** What a decoder takes, known from its graph before a weight is read. */
export function costOf(
	{ weights, layers }: Pick<DecoderGraph, 'weights' | 'layers'>,
	{ config, maxTokens }: Pick<GraphRequest, 'config' | 'maxTokens'>,
): ModelCost {
	return {
		...{ layers, maxTokens },
		weightBytes: fileSizes(weights).reduce((sum, bytes) => sum + bytes, 0),
		largestBytes: Math.max(...weights.map(({ bytes }) => bytes)),
		cacheBytesPerToken: 2 * layers * config.kvHeads * config.headDim * cacheNumberBytes,
	};
}

import type { GpuSession, GpuTensor } from '../runtime/ort.ts';
import { countedTokens, type DecoderShape } from './decoder.ts';
import type { GpuStore } from './gpu-store.ts';
import { createTopFinder } from './gpu-top.ts';
import { mostRows } from './room.ts';

const bytesPerNumber = 4;

type GpuRead = {
	readonly store: GpuStore;
	/** [slots, S], row-major. */
	readonly ids: Int32Array<ArrayBuffer>;
	readonly slots: number;
	/** Tokens a row, the new ones included. */
	readonly length: number;
	/** Of how many of the first slots the output is wanted. */
	readonly wanted: number;
	/** Positions among the S that are told. */
	readonly at: readonly number[];
	readonly graph: number | null;
};

export interface GpuRunner {
	/** @returns [wanted, at.length, outputWidth]. */
	run(read: GpuRead): Promise<Float32Array>;
	destroy(): void;
}

/**
 * Runs a session whose inputs and outputs are all on the GPU; ids go there and outputs come back
 * through buffers that stay the same, as recorded commands demand. Nothing else crosses.
 */
export function createGpuRunner(session: GpuSession, shape: DecoderShape): GpuRunner {
	const { device } = session;
	const mostTokens = Math.max(mostRows, session.longestRead);
	const buffer = (name: string, numbers: number, usage: GPUBufferUsageFlags): GPUBuffer =>
		device.createBuffer({
			label: `steplight ${name}`,
			size: Math.ceil((numbers * bytesPerNumber) / 16) * 16,
			usage,
		});
	const input = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
	const ids = buffer('ids', mostTokens, input);
	const lengths = buffer('lengths', mostRows, input);
	const total = buffer('total', 1, input);
	const readAt = buffer('read at', mostTokens, input);
	const countedAt = buffer('counted at', mostTokens, input);
	const countedFrom = buffer('counted from', mostTokens, input);
	const { top } = shape;
	// Of a large vocabulary, the graph's output stays on the GPU, and what is found in it comes back.
	const graphWidth = top === null ? shape.outputWidth : top.vocab + top.beside;
	const written = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC;
	const output = buffer('output', mostTokens * graphWidth, written);
	const toldNumbers = mostTokens * shape.outputWidth;
	const readable = GPUBufferUsage.MAP_READ | GPUBufferUsage.COPY_DST;
	const landing = buffer('landing', toldNumbers, readable);
	const finder =
		top === null ? null : createTopFinder(device, { logits: output, ids, readAt }, toldNumbers);
	const int32 = (from: GPUBuffer, dims: readonly number[]): GpuTensor => ({
		...{ type: 'int32', buffer: from, dims },
	});

	async function fetchOutput(numbers: number): Promise<Float32Array> {
		const bytes = numbers * bytesPerNumber;
		const encoder = device.createCommandEncoder();
		encoder.copyBufferToBuffer(finder?.found ?? output, 0, landing, 0, bytes);
		device.queue.submit([encoder.finish()]);
		await landing.mapAsync(GPUMapMode.READ, 0, bytes);
		const copy = landing.getMappedRange(0, bytes).slice(0);
		landing.unmap();
		return new Float32Array(copy);
	}

	return {
		async run({ store, ids: newIds, slots, length, wanted, at, graph }) {
			const tokens = newIds.length / slots;
			device.queue.writeBuffer(ids, 0, newIds);
			// GroupQueryAttention counts valid tokens minus one, new ones included.
			device.queue.writeBuffer(lengths, 0, new Int32Array(slots).fill(length - 1));
			device.queue.writeBuffer(total, 0, Int32Array.of(length));
			device.queue.writeBuffer(readAt, 0, Int32Array.from(at));
			const { feeds, fetches } = store.tensors(slots);
			feeds['input_ids'] = int32(ids, [slots, tokens]);
			feeds['seqlens_k'] = int32(lengths, [slots]);
			feeds['total_sequence_length'] = int32(total, [1]);
			feeds['read_at'] = int32(readAt, [at.length]);
			if (shape.counts !== null) {
				const counted = countedTokens(shape.counts, [...newIds], slots);
				device.queue.writeBuffer(countedAt, 0, Int32Array.from(counted.at));
				device.queue.writeBuffer(countedFrom, 0, Int32Array.from(counted.from));
				feeds['counted_at'] = int32(countedAt, [counted.at.length]);
				feeds['counted_from'] = int32(countedFrom, [tokens]);
			}
			const dims = [slots, at.length, graphWidth];
			fetches['output'] = { type: 'float32', buffer: output, dims };
			await session.run(feeds, fetches, graph);
			store.turn();
			if (top !== null) finder?.find(wanted * at.length, { ...top, tokens, told: at.length });
			return fetchOutput(wanted * at.length * shape.outputWidth);
		},
		destroy() {
			finder?.destroy();
			for (const each of [ids, lengths, total, readAt, countedAt, countedFrom, output, landing])
				each.destroy();
		},
	};
}

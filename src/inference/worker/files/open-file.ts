import type { Bytes } from './bytes.ts';

/** A file that is read at once and into memory that is there already: FileSystemSyncAccessHandle. */
export interface OpenFile {
	getSize(): number;
	/** Fills `into` from byte `at` on. */
	read(into: Bytes, options: { readonly at: number }): number;
	close(): void;
}

/** Weights as a graph's external data. Whoever has an open file closes it. */
export type WeightFile = Bytes | Blob | OpenFile;

export function isOpen(file: WeightFile): file is OpenFile {
	return 'getSize' in file;
}

/**
 * An open file that onnxruntime-web takes for bytes in memory. It asks a file of external data for its `byteLength` and
 * for one tensor after the other by `subarray`, and copies each at once; a Blob is read whole before, by all of its
 * builds but one. Every tensor is read into the same memory.
 */
export function lazyBytes(file: OpenFile): Bytes {
	let memory = new Uint8Array(0);
	const read = (from: number, to: number): Bytes => {
		if (memory.length < to - from) memory = new Uint8Array(to - from);
		const tensor = memory.subarray(0, to - from);
		if (file.read(tensor, { at: from }) !== to - from) throw new Error('the file became shorter');
		return tensor;
	};
	return Object.defineProperties(new Uint8Array(0), {
		byteLength: { value: file.getSize() },
		subarray: { value: read },
	});
}

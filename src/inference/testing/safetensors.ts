type Shapes = Readonly<Record<string, readonly number[]>>;

/** A safetensors file of float16 zeros, for tests. @param shapes of each tensor, by its name. */
export function encodeSafetensors(shapes: Shapes): Uint8Array<ArrayBuffer> {
	return encode('F16', 2, shapes).file;
}

/** One of float32. @param tensors the values of each, by its name. */
export function encodeFloats(
	tensors: ReadonlyMap<string, Float32Array>,
	shapes: Shapes,
): Uint8Array<ArrayBuffer> {
	const { file, starts } = encode('F32', 4, shapes);
	for (const [name, values] of tensors) {
		const bytes = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
		file.set(bytes, starts.get(name) ?? 0);
	}
	return file;
}

function encode(dtype: string, size: number, shapes: Shapes) {
	const header: Record<string, object> = {};
	const offsets = new Map<string, number>();
	let end = 0;
	for (const [name, shape] of Object.entries(shapes)) {
		offsets.set(name, end);
		const from = end;
		end += shape.reduce((product, length) => product * length, size);
		header[name] = { dtype, shape, data_offsets: [from, end] };
	}
	const json = new TextEncoder().encode(JSON.stringify(header));
	const file = new Uint8Array(8 + json.byteLength + end);
	new DataView(file.buffer).setBigUint64(0, BigInt(json.byteLength), true);
	file.set(json, 8);
	const starts = new Map([...offsets].map(([name, from]) => [name, 8 + json.byteLength + from]));
	return { file, starts };
}

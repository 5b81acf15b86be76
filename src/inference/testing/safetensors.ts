/** A safetensors file of float16 zeros, for tests. @param shapes of each tensor, by its name. */
export function encodeSafetensors(
	shapes: Readonly<Record<string, readonly number[]>>,
): Uint8Array<ArrayBuffer> {
	const header: Record<string, object> = {};
	let end = 0;
	for (const [name, shape] of Object.entries(shapes)) {
		const from = end;
		end += shape.reduce((product, length) => product * length, 2);
		header[name] = { dtype: 'F16', shape, data_offsets: [from, end] };
	}
	const json = new TextEncoder().encode(JSON.stringify(header));
	const file = new Uint8Array(8 + json.byteLength + end);
	new DataView(file.buffer).setBigUint64(0, BigInt(json.byteLength), true);
	file.set(json, 8);
	return file;
}

/** Values of all 65,536 half-precision numbers: one look-up a weight instead of bit work. */
let table: Float32Array<ArrayBuffer> | null = null;

/**
 * Widens little-endian IEEE 754 half-precision weights to float32, in the same order.
 * Files carry float16 (half the download); the graph's external data is laid out as float32.
 *
 * @throws RangeError where the byte count is odd.
 */
export function widenFloat16(bytes: Uint8Array<ArrayBuffer>): Float32Array<ArrayBuffer> {
	if (bytes.byteLength % 2 !== 0) throw new RangeError('float16 data has an odd number of bytes');
	const table = halfValues();
	// A view needs an even offset; a slice of a larger file may not have one.
	const aligned = bytes.byteOffset % 2 === 0 ? bytes : bytes.slice();
	const halves = new Uint16Array(aligned.buffer, aligned.byteOffset, aligned.byteLength / 2);
	const floats = new Float32Array(halves.length);
	for (let at = 0; at < halves.length; at++) {
		floats[at] = table[halves[at] as number] as number;
	}
	return floats;
}

/** Indexed by the sixteen bits of a half. */
export function halfValues(): Float32Array<ArrayBuffer> {
	if (table === null) {
		table = new Float32Array(65_536);
		for (let bits = 0; bits < table.length; bits++) table[bits] = halfValue(bits);
	}
	return table;
}

/** IEEE 754-2019 section 3.6: 1 sign bit, 5 exponent bits (bias 15), 10 fraction bits. */
function halfValue(bits: number): number {
	const sign = bits & 0x8000 ? -1 : 1;
	const exponent = (bits >> 10) & 0x1f;
	const fraction = bits & 0x3ff;
	if (exponent === 0) return sign * fraction * 2 ** -24;
	if (exponent === 0x1f) return fraction === 0 ? sign * Number.POSITIVE_INFINITY : Number.NaN;
	return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}

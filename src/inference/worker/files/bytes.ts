export type Bytes = Uint8Array<ArrayBuffer>;

export function joinBytes(pieces: readonly Bytes[]): Bytes {
	const whole = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
	let at = 0;
	for (const piece of pieces) {
		whole.set(piece, at);
		at += piece.byteLength;
	}
	return whole;
}

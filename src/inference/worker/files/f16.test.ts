import { expect, test } from 'vitest';
import { widenFloat16 } from './f16.ts';

test.each([
	[0x0000, 0],
	[0x3c00, 1],
	[0xc000, -2],
	[0x3555, 0.333251953125],
	[0x0001, 2 ** -24],
	[0x03ff, 1023 * 2 ** -24],
	[0x0400, 2 ** -14],
	[0x7bff, 65504],
	[0x7c00, Number.POSITIVE_INFINITY],
	[0xfc00, Number.NEGATIVE_INFINITY],
	[0x7e00, Number.NaN],
])('%i is %f', (bits, value) => {
	expect(widenFloat16(Uint8Array.of(bits & 0xff, bits >> 8))[0]).toBe(value);
});

test('keeps the order, also at an odd offset of a larger file', () => {
	const file = Uint8Array.of(0, 0x00, 0x3c, 0x00, 0xc0);
	expect([...widenFloat16(file.subarray(1))]).toEqual([1, -2]);
});

test('half a number is no number', () => {
	expect(() => widenFloat16(new Uint8Array(3))).toThrow(RangeError);
});

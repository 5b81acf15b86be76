import { expect, test } from 'vitest';
import { decodeText } from './encoding.ts';

const utf16 = (text: string, isLittle: boolean, mark: boolean): Uint8Array =>
	Uint8Array.from(
		[...(mark ? '\uFEFF' : ''), ...text].flatMap((sign) => {
			const code = sign.charCodeAt(0);
			return isLittle ? [code & 255, code >> 8] : [code >> 8, code & 255];
		}),
	);
const text = 'name,solution\r\nZoë,½ = 0.5 – “ok”\r\n';

test.each([
	['UTF-8', new TextEncoder().encode(text)],
	['UTF-8', new TextEncoder().encode(`\uFEFF${text}`)],
	['UTF-16 LE', utf16(text, true, true)],
	['UTF-16 BE', utf16(text, false, true)],
	['UTF-16 LE', utf16('name,solution\r\nAnn,3+4 = 7', true, false)],
])('%s', (encoding, bytes) => {
	const read = decodeText(bytes);
	expect(read).toMatchObject({ ok: true, value: { encoding } });
	expect(read.ok && read.value.text.startsWith('name,solution\r\n')).toBe(true);
});

test('Excel’s CSV of Western Europe', () => {
	const bytes = Uint8Array.from([0x5a, 0x6f, 0xeb, 0x20, 0xbd, 0x20, 0x80, 0x20, 0x93]);
	expect(decodeText(bytes)).toEqual({
		ok: true,
		value: { text: 'Zoë ½ € “', encoding: 'Windows-1252' },
	});
});

test.each([
	['PK\u0003\u0004', /CSV/],
	['%PDF-1.7', /PDF/],
	['a\u0000\u0000b\u0002', /zero bytes/],
	['\u001f\u008b\u0008', /gzip/],
])('%j is no text, and what to do is said', (start, message) => {
	const read = decodeText(Uint8Array.from(start, (sign) => sign.charCodeAt(0)));
	expect(read).toEqual({ ok: false, error: expect.stringMatching(message) });
});

test('nothing is an empty text', () => {
	expect(decodeText(new Uint8Array())).toMatchObject({ ok: true, value: { text: '' } });
});

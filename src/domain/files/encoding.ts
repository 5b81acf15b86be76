import { failure, type Result, success } from '../result.ts';

export type DecodedText = {
	readonly text: string;
	/** What was taken for the bytes, as people call it. */
	readonly encoding: 'UTF-8' | 'UTF-16 LE' | 'UTF-16 BE' | 'Windows-1252';
};

/**
 * The text of a file: UTF-8, the UTF-16 that PowerShell and Excel ("Unicode text") write, or else the
 * Windows-1252 of Excel's plain CSV. The byte order mark is not part of the text. Never throws.
 *
 * @returns the text, or a sentence that says why the file is none and what to do.
 */
export function decodeText(bytes: Uint8Array): Result<DecodedText, string> {
	const obstacle = otherKind(bytes);
	if (obstacle !== null) return failure(obstacle);
	const wide = utf16Of(bytes);
	if (wide !== null) return success({ text: textOf(bytes, wide.label), encoding: wide.encoding });
	if (bytes.includes(0)) {
		return failure('This is no text: it holds zero bytes. Save it as CSV, JSON or text.');
	}
	try {
		return success({
			text: new TextDecoder('utf-8', { fatal: true }).decode(bytes),
			encoding: 'UTF-8',
		});
	} catch {
		const text = textOf(bytes, 'windows-1252').replace(/[\u0080-\u009f]/gu, windowsSign);
		return success({ text, encoding: 'Windows-1252' });
	}
}

const textOf = (bytes: Uint8Array, label: string): string => new TextDecoder(label).decode(bytes);

/** Node decodes Windows-1252 as Latin-1, which has control signs in these places. */
const windowsSigns = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
const windowsSign = (sign: string): string => windowsSigns.charAt(sign.charCodeAt(0) - 0x80);

type Utf16 = { readonly label: string; readonly encoding: 'UTF-16 LE' | 'UTF-16 BE' };
const littleEndian: Utf16 = { label: 'utf-16le', encoding: 'UTF-16 LE' };
const bigEndian: Utf16 = { label: 'utf-16be', encoding: 'UTF-16 BE' };

/** By its mark; without one, by the zero bytes that Latin letters and newlines have there. */
function utf16Of(bytes: Uint8Array): Utf16 | null {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) return littleEndian;
	if (bytes[0] === 0xfe && bytes[1] === 0xff) return bigEndian;
	const head = bytes.subarray(0, 4096);
	let [even, odd] = [0, 0];
	for (const [at, byte] of head.entries()) {
		if (byte === 0 && at % 2 === 0) even++;
		if (byte === 0 && at % 2 === 1) odd++;
	}
	// A UTF-8 text has none, a program's file has them anywhere.
	if (odd > head.length / 4 && even === 0) return littleEndian;
	if (even > head.length / 4 && odd === 0) return bigEndian;
	return null;
}

const kinds: readonly { readonly starts: string; readonly message: string }[] = [
	{
		starts: 'PK\u0003\u0004',
		message:
			'This is an Excel workbook or a ZIP archive. Save the sheet as CSV UTF-8 and open that.',
	},
	{
		starts: '\u00d0\u00cf\u0011\u00e0',
		message: 'This is an old Excel or Word file. Save it as CSV or as text and open that.',
	},
	{ starts: '%PDF', message: 'This is a PDF. Copy its text and paste it here.' },
	{ starts: 'PAR1', message: 'This is a Parquet file. Save it as JSON lines and open that.' },
	{ starts: '\u001f\u008b', message: 'This file is compressed (gzip). Unpack it and open that.' },
];

function otherKind(bytes: Uint8Array): string | null {
	const found = kinds.find(({ starts }) =>
		[...starts].every((sign, at) => bytes[at] === sign.charCodeAt(0)),
	);
	return found?.message ?? null;
}

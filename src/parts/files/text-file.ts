import { decodeText } from '../../domain/files/encoding.ts';
import { failure, type Result, success } from '../../domain/result.ts';

export const fileLimits = { solutions: 200, textLength: 1_000_000 } as const;

/** A character has at most four bytes in UTF-8; of a longer file the first part is read. */
const mostBytes = fileLimits.textLength * 4;

type TextFile = { readonly text: string; readonly words: string };

/** The text of a file, or a sentence that says why there is none. */
export async function readTextFile(file: File): Promise<Result<TextFile, string>> {
	try {
		const isLong = file.size > mostBytes;
		const bytes = new Uint8Array(await file.slice(0, mostBytes).arrayBuffer());
		const decoded = decodeText(isLong ? wholeLines(bytes) : bytes);
		if (!decoded.ok) return failure(`${file.name}: ${decoded.error}`);
		const { text, encoding } = decoded.value;
		const as = encoding === 'UTF-8' ? '' : `, read as ${encoding}`;
		const part = isLong ? ' It is long: only its first part is read.' : '';
		return success({ text, words: `${file.name} is open${as}.${part}` });
	} catch {
		return failure(`${file.name} could not be read. Choose it again.`);
	}
}

/** A character that was cut in two would make the text look damaged. */
function wholeLines(bytes: Uint8Array): Uint8Array {
	const isWide = bytes[0] === 0xff || bytes[0] === 0xfe;
	return isWide ? bytes : bytes.subarray(0, bytes.lastIndexOf(0x0a) + 1 || bytes.length);
}

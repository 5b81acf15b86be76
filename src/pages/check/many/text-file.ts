import { failure, type Result, success } from '../../../domain/result.ts';
import { fileLimits } from '../../../domain/solution-file.ts';
import { formatMegabytes } from '../../../parts/words/number-words.ts';

/** A character has at most four bytes in UTF-8. */
const largestFile = fileLimits.textLength * 4;

type TextFile = { readonly text: string; readonly words: string };

/** The text of a file, or a sentence that says why there is none. */
export async function readTextFile(file: File): Promise<Result<TextFile, string>> {
	if (file.size > largestFile) {
		return failure(
			`${file.name} has ${formatMegabytes(file.size)}, more than can be read here. Open a file with up to 200 solutions.`,
		);
	}
	try {
		const text = await file.text();
		if (text.includes('\u0000')) {
			return failure(`${file.name} is no UTF-8 text. Save it as UTF-8 and open it again.`);
		}
		const isDamaged = text.includes('\uFFFD');
		return success({
			text,
			words: isDamaged
				? `${file.name} is open, but some of its characters are no UTF-8. Save it as UTF-8 to keep them.`
				: `${file.name} is open.`,
		});
	} catch {
		return failure(`${file.name} could not be read. Choose it again.`);
	}
}

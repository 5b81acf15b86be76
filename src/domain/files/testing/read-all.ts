import type { FileFormat } from '../file-name.ts';
import { readContents, solutionsOf, type WrittenSolution } from '../read.ts';

export function read(text: string, format: FileFormat | null = null) {
	const contents = readContents(text, format);
	const { solutions, skipped } = solutionsOf(contents);
	return { contents, solutions, skipped: [...contents.skipped, ...skipped] };
}

/** What a solution says, without what it does not. */
export const short = ({ name, question, text, steps, labels, key }: WrittenSolution) => ({
	...(name !== null && { name }),
	...(question !== null && { question }),
	...(steps === null ? { text } : { steps }),
	...(labels !== null && { labels }),
	...(key !== null && { key }),
});

/** Records as JSON lines. */
export const lines = (...records: object[]) => records.map((one) => JSON.stringify(one)).join('\n');

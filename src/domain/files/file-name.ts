export type FileFormat = 'text' | 'json' | 'csv';

/** By the name of a file, where that says it: what else it holds is told from the text. */
export function formatOfFile(name: string): FileFormat | null {
	if (/\.(?:jsonl|ndjson|json)$/iu.test(name)) return 'json';
	return /\.(?:csv|tsv|tab)$/iu.test(name) ? 'csv' : null;
}

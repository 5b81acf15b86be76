import { readFileSync, writeFileSync } from 'node:fs';

const path = 'e2e/perf/baseline.json';

/** The measurements of one `npm run perf`, committed to be read beside the next. */
export function writeBaseline(baseline: object): void {
	writeFileSync(path, `${JSON.stringify(baseline, null, '\t')}\n`);
	console.log(JSON.stringify(baseline));
}

export function addToBaseline(part: object): void {
	writeBaseline({ ...JSON.parse(readFileSync(path, 'utf8')), ...part });
}

/** [median, least, most] */
export function spread(values: readonly number[]): number[] {
	const sorted = values.toSorted((a, b) => a - b);
	return [sorted[Math.floor(sorted.length / 2)], sorted[0], sorted.at(-1)] as number[];
}

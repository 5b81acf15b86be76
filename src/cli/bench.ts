/**
 * Studies of verifiers, by the page's own code in Node:
 *
 *   npm run --silent bench -- sample --problems FILE --candidates 64 > bank.jsonl
 *   npm run --silent bench -- best-of-n --problems FILE --out study.json [--workers 2]   or --bank FILE, or --study FILE
 *   npm run --silent bench -- steps --solutions FILE --out study.json                    or --study FILE
 *   npm run --silent bench -- replay --study study.json                                  (its first ten items again)
 *   npm run --silent bench -- search --problems FILE --out study.json                    or --study FILE
 *   npm run --silent bench -- labels --problems WORLD.jsonl --out study.json             or --study FILE
 *   npm run --silent bench -- anytime --bank FILE                                        or --problems FILE, or --study FILE (best-of-N)
 *
 * A study is one JSON file, which the page opens too (src/domain/study/record.ts). A bank has a line a problem:
 * {"question", "gold", "candidates": [{"answer", "steps", "rewards", "outcome"}]}. What cannot be read is told and
 * skipped; the exit code is then 1. 2: wrong options, no models, nothing to study.
 */
import { benchAnytime } from './bench/anytime.ts';
import { benchBestOfN } from './bench/best-of-n.ts';
import { benchLabels } from './bench/labels.ts';
import { type BenchOptions, benchUsage, readBenchOptions } from './bench/options.ts';
import { benchReplay } from './bench/replay.ts';
import { benchSample } from './bench/sample.ts';
import { benchSearch } from './bench/search.ts';
import { benchSteps } from './bench/steps.ts';

const studies = new Map<string | undefined, (options: BenchOptions) => Promise<number>>([
	['sample', benchSample],
	['best-of-n', benchBestOfN],
	['steps', benchSteps],
	['search', benchSearch],
	['labels', benchLabels],
	['anytime', benchAnytime],
	['replay', benchReplay],
]);

process.exitCode = await main(process.argv.slice(2));

async function main([name, ...args]: readonly string[]): Promise<number> {
	const study = studies.get(name);
	if (study === undefined) return fail(benchUsage);
	const options = readBenchOptions(args);
	if (!options.ok) return fail(`${options.error}\n\n${benchUsage}`);
	if (options.value.prms.length > 1 && name !== 'steps')
		return fail('only a steps study takes several --prm');
	return study(options.value);
}

function fail(message: string): number {
	console.error(message);
	return 2;
}

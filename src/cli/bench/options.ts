import { parseArgs } from 'node:util';
import { failure, type Result, success } from '../../domain/result.ts';
import { type Aggregator, aggregatorNames } from '../../domain/reward.ts';
import { defaultSettings, mostCandidates } from '../../run/default-settings.ts';
import { judgeUsage, modelOptions, type NamedModels, namedModels } from '../named-models.ts';

export type BenchOptions = NamedModels & {
	/** Where items come from; each null where it was not named. */
	readonly problems: string | null;
	readonly bank: string | null;
	readonly solutions: string | null;
	readonly study: string | null;
	/** Where the study is written to, again and again while it runs; null for nowhere. */
	readonly out: string | null;
	readonly limit: number;
	/** 0: this process alone. */
	readonly workers: number;
	readonly candidates: number;
	/** Of a search: prefixes that go on, and next steps of each. */
	readonly width: number;
	readonly expansions: number;
	/** Completions of each prefix. */
	readonly rollouts: number;
	readonly temperature: number;
	readonly topP: number;
	readonly seed: number;
	readonly aggregator: Aggregator;
	/** PRMs that a steps study asks one after the other; all others take `prm`, the first. */
	readonly prms: readonly string[];
};

export const benchUsage = `usage: npm run bench -- sample    --problems FILE > bank.jsonl
npm run bench -- best-of-n --problems FILE | --bank FILE | --study FILE  [--out study.json]
npm run bench -- steps     --solutions FILE | --study FILE  [--out study.json]   (--prm A --prm B: beside one another)
npm run bench -- search    --problems FILE | --study FILE  [--out study.json]
npm run bench -- labels    --problems FILE | --study FILE  [--out study.json]   (problems of npm run world)
npm run bench -- anytime   --problems FILE | --bank FILE | --study FILE  [--out study.json]   (a best-of-N study)
npm run bench -- replay    --study FILE

  --out FILE         the study; where FILE holds a part of the same study, it goes on from there
  --workers N        N threads, each with models of its own (0: this process alone)
  --limit N          only the first N problems or solutions (all)
  --candidates N     solutions a problem, 1 to ${mostCandidates} (${defaultSettings.candidates})
  --width W, --expansions E   prefixes of a search that go on, and next steps of each (4, 4); 1.5 W E samples are its rivals
  --rollouts N       completions of each prefix, for labels (16)
  --temperature T    0 takes the likeliest token (${defaultSettings.temperature})
  --top-p P          nucleus mass in (0, 1] (${defaultSettings.topP})
  --seed S           whole number (${defaultSettings.seed})
  --aggregator A     ${aggregatorNames.join(', ')} (min): how step rewards become a score
  --generator MODEL  another writer, named as a PRM is
${judgeUsage}`;

/** @returns the options, or a sentence that says which is wrong. */
export function readBenchOptions(args: readonly string[]): Result<BenchOptions, string> {
	try {
		const { values } = parseArgs({
			args: [...args],
			options: {
				problems: { type: 'string' },
				bank: { type: 'string' },
				solutions: { type: 'string' },
				study: { type: 'string' },
				out: { type: 'string' },
				limit: { type: 'string', default: String(Number.MAX_SAFE_INTEGER) },
				workers: { type: 'string', default: '0' },
				candidates: { type: 'string', default: String(defaultSettings.candidates) },
				width: { type: 'string', default: '4' },
				expansions: { type: 'string', default: '4' },
				rollouts: { type: 'string', default: '16' },
				temperature: { type: 'string', default: String(defaultSettings.temperature) },
				'top-p': { type: 'string', default: String(defaultSettings.topP) },
				seed: { type: 'string', default: String(defaultSettings.seed) },
				aggregator: { type: 'string', default: 'min' },
				...modelOptions,
				prm: { type: 'string', multiple: true },
			},
		});
		const prms = values.prm ?? [];
		const aggregator = aggregatorNames.find((name) => name === values.aggregator);
		if (aggregator === undefined)
			return failure(`--aggregator is one of ${aggregatorNames.join(', ')}`);
		return success({
			problems: values.problems ?? null,
			bank: values.bank ?? null,
			solutions: values.solutions ?? null,
			study: values.study ?? null,
			out: values.out ?? null,
			limit: whole('--limit', values.limit, 1, Number.MAX_SAFE_INTEGER),
			workers: whole('--workers', values.workers, 0, 256),
			candidates: whole('--candidates', values.candidates, 1, mostCandidates),
			width: whole('--width', values.width, 1, 64),
			expansions: whole('--expansions', values.expansions, 1, 64),
			rollouts: whole('--rollouts', values.rollouts, 1, 64),
			temperature: inRange('--temperature', Number(values.temperature), 0, 10),
			topP: inRange('--top-p', Number(values['top-p']), Number.MIN_VALUE, 1),
			seed: whole('--seed', values.seed, 0, Number.MAX_SAFE_INTEGER),
			aggregator,
			...namedModels({ ...values, prm: prms[0] }),
			prms,
		});
	} catch (cause) {
		return failure(cause instanceof Error ? cause.message : String(cause));
	}
}

function whole(name: string, text: string, low: number, high: number): number {
	const value = Number(text);
	if (!Number.isSafeInteger(value)) throw new RangeError(`${name} ${text} is not a whole number`);
	return inRange(name, value, low, high);
}

function inRange(name: string, value: number, low: number, high: number): number {
	if (value >= low && value <= high) return value;
	throw new RangeError(`${name} ${value} is not between ${low} and ${high}`);
}

import { parseArgs } from 'node:util';
import { failure, type Result, success } from '../../domain/result.ts';
import { defaultSettings, mostCandidates } from '../../run/default-settings.ts';
import { judgeUsage, modelOptions, type NamedModels, namedModels } from '../named-models.ts';

export type VerifyArguments = NamedModels & {
	readonly problems: string;
	readonly candidates: number;
	readonly seed: number;
	readonly temperature: number;
	readonly topP: number;
	readonly limit: number;
	readonly json: boolean;
};

export const usage = `npm run verify -- --problems FILE.jsonl [options]
  --problems FILE    one problem a line: {"question": "…", "answer": "72"}
${judgeUsage}
  --generator MODEL  another writer, named as a PRM is
  --candidates N     solutions a problem, 1 to ${mostCandidates} (${defaultSettings.candidates})
  --seed S           whole number (${defaultSettings.seed})
  --temperature T    0 takes the likeliest token (${defaultSettings.temperature})
  --top-p P          nucleus mass in (0, 1] (${defaultSettings.topP})
  --limit N          only the first N problems (all)
  --json             last line of the output is JSON`;

/** @returns the settings, or a sentence that says which option is wrong. */
export function readArguments(args: readonly string[]): Result<VerifyArguments, string> {
	try {
		const { values } = parseArgs({
			args: [...args],
			options: {
				problems: { type: 'string' },
				...modelOptions,
				candidates: { type: 'string', default: String(defaultSettings.candidates) },
				seed: { type: 'string', default: String(defaultSettings.seed) },
				temperature: { type: 'string', default: String(defaultSettings.temperature) },
				'top-p': { type: 'string', default: String(defaultSettings.topP) },
				limit: { type: 'string', default: 'Infinity' },
				json: { type: 'boolean', default: false },
			},
		});
		if (values.problems === undefined) throw new RangeError('--problems FILE is missing');
		return success({
			problems: values.problems,
			...namedModels(values),
			candidates: inRange(
				'--candidates',
				whole('--candidates', values.candidates),
				1,
				mostCandidates,
			),
			seed: whole('--seed', values.seed),
			temperature: inRange('--temperature', Number(values.temperature), 0, 10),
			topP: inRange('--top-p', Number(values['top-p']), Number.MIN_VALUE, 1),
			limit: inRange('--limit', Number(values.limit), 1, Number.POSITIVE_INFINITY),
			json: values.json,
		});
	} catch (cause) {
		return failure(cause instanceof Error ? cause.message : String(cause));
	}
}

function whole(name: string, text: string): number {
	const value = Number(text);
	if (!Number.isSafeInteger(value)) throw new RangeError(`${name} ${text} is not a whole number`);
	return value;
}

function inRange(name: string, value: number, low: number, high: number): number {
	if (value >= low && value <= high) return value;
	throw new RangeError(`${name} ${value} is not between ${low} and ${high}`);
}

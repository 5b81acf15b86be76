/**
 * What a model reads of a problem and a solution, token by token, what a judge says there, and what looks wrong:
 *
 *   npm run --silent doctor -- --prm MODEL --problem "…" --solution "step\nstep"
 *
 * The same code as the page's doctor (docs/doctor.md). The exit code is 1 where something is wrong; 2: wrong options,
 * or a model that cannot be opened.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { typedProblem } from '../domain/problem.ts';
import { failure, type Result, success } from '../domain/result.ts';
import { splitSteps } from '../domain/solution.ts';
import { visibleText } from '../domain/visible-text.ts';
import { checkWords, memoryBytes, parameterWords, precisionWords } from '../engine/card-words.ts';
import type { ModelRole } from '../engine/choice.ts';
import type { EngineFailure } from '../engine/failure.ts';
import {
	type Examination,
	type Finding,
	findingTitles,
	type ModelCard,
	type Reading,
} from '../engine/inspection.ts';
import { inspect } from '../inference/worker/doctor/inspect.ts';
import { modelPlace } from './model-place.ts';
import {
	isShippedId,
	judgeUsage,
	modelOptions,
	type NamedModels,
	namedModels,
	openNamed,
} from './named-models.ts';
import { readIn } from './open-engine.ts';

const usage = `npm run doctor -- --prm MODEL [options]
  --problem TEXT     what the model is asked
  --solution TEXT    a step a line, \\n for a new line; or a file that holds them
${judgeUsage}
  --generator MODEL  in place of a PRM or an ORM: what a writer reads`;

const exampleProblem = 'Ann has 3 boxes with 4 apples each and eats 2 apples. How many are left?';
const exampleSolution = 'There are 3*4 = 12 apples.\nAfter that 12-2 = 11 are left.\n#### 11';

const nameOf = { writer: 'generator', judge: 'prm', outcome: 'orm' } as const;

process.exitCode = await main();

async function main(): Promise<number> {
	const options = readOptions();
	if (options === null) return fail(usage);
	const { models, role, question, steps } = options;
	const named = models[nameOf[role]];
	const findings: Finding[] = [];
	const isOwn = named === null || isShippedId(models, named);
	let isReadable = true;
	if (!isOwn) {
		const place = await modelPlace(named);
		const seen = await inspect(
			{ place, role, readAs: models.readAs, text: { question, steps } },
			readIn(models.modelsFolder),
		);
		if (!seen.ok) return fail(seen.error.message);
		const { card, reading, findings: found } = seen.value;
		console.log(cardLines(card, role).join('\n'));
		if (reading !== null) console.log(`\n${tokenLines(reading)}`);
		findings.push(...found);
		// Weights say nothing of a model that cannot be read.
		isReadable = reading !== null;
	}
	if (role === 'judge' && isReadable) {
		const examined = await examine(models, question, steps, isOwn);
		if (examined.ok) findings.push(...examined.value.findings);
		else if (examined.error.code !== 'check-failed') return fail(examined.error.message);
		else {
			const { message } = examined.error;
			findings.push({ code: 'no-number', severity: 'wrong', message });
		}
	}
	console.log(`\n${findingLines(findings)}`);
	return findings.some(({ severity }) => severity === 'wrong') ? 1 : 0;
}

/** Tells what the judge says. @param tellsTokens where nobody has told them. */
async function examine(
	models: NamedModels,
	question: string,
	steps: readonly string[],
	tellsTokens: boolean,
): Promise<Result<Examination, EngineFailure>> {
	const opened = await openNamed({ ...models, orm: 'none' });
	if (!opened.ok) return opened;
	const { ports, info, release } = opened.value;
	const examination = await ports.examine?.(typedProblem(question), steps);
	await release();
	if (examination === undefined) {
		const message = 'Nobody judges the steps. Name a PRM by --prm.';
		return failure({ code: 'missing', message });
	}
	if (tellsTokens) console.log(tokenLines(examination));
	console.log(`\n${numberLines(examination, steps)}`);
	const check = info.foreign.judge?.check ?? { kind: 'golden' };
	console.log(`\nself-check on load: ${checkWords(check)}`);
	return success(examination);
}

function cardLines(card: ModelCard, role: ModelRole): string[] {
	const { wasm } = card.on;
	const inMegabytes = (bytes: number): string => `${Math.round(bytes / 1e6)} MB`;
	return [
		`${card.name}: ${card.architecture}, ${card.layers} layers, ${parameterWords(card.parameters)} parameters`,
		`format: ${card.format}, ${inMegabytes(card.sourceBytes)}${card.isDownload ? ' to download' : ''}`,
		`licence: ${card.licence ?? 'not said'}; hash: ${card.hash ?? 'not known'}`,
		`here: ${precisionWords(wasm.precision)}, ${inMegabytes(memoryBytes(card, 'wasm', 1))} with one candidate, ${inMegabytes(memoryBytes(card, 'wasm', 16))} with sixteen`,
		...(role === 'writer' ? [] : [`read as: ${card.adapter?.name ?? 'no known way'}`]),
	];
}

/** Each token between bars, those that are read marked. */
function tokenLines({ tokens, readAt }: Reading): string {
	const shown = tokens.map(({ text, isSpecial }, at) => {
		const piece = isSpecial ? text : visibleText(text);
		return readAt.includes(at) ? `>>${piece}<<@${at}` : piece;
	});
	return `${tokens.length} tokens:\n${shown.join('|')}`;
}

function numberLines(
	{ readAt, steps: numbers, valueNames }: Examination,
	steps: readonly string[],
): string {
	const names = ['step', 'token', 'reward', ...valueNames].join('\t');
	const rows = numbers.map(({ reward, values }, at) =>
		[at + 1, readAt[at], ...[reward, ...values].map((number) => number.toFixed(4)), steps[at]].join(
			'\t',
		),
	);
	return [names, ...rows].join('\n');
}

function findingLines(findings: readonly Finding[]): string {
	if (findings.length === 0) return 'Nothing looks wrong.';
	return findings
		.map(({ code, severity, message }) => `${severity}: ${findingTitles[code]}. ${message}`)
		.join('\n');
}

function readOptions() {
	try {
		const own = { problem: { type: 'string' }, solution: { type: 'string' } } as const;
		const { values } = parseArgs({ options: { ...own, ...modelOptions } });
		const role: ModelRole =
			values.generator !== undefined && values.prm === undefined
				? 'writer'
				: values.orm !== undefined && values.prm === undefined
					? 'outcome'
					: 'judge';
		const solution = values.solution ?? exampleSolution;
		const text = existsSync(solution) ? readFileSync(solution, 'utf8') : solution;
		const steps = splitSteps(text.replaceAll('\\n', '\n').trim());
		return { models: namedModels(values), role, question: values.problem ?? exampleProblem, steps };
	} catch {
		return null;
	}
}

function fail(message: string): number {
	console.error(message);
	return 2;
}

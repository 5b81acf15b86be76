/** The studies through the command, on the shipped models. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bankOf } from '../../domain/study/best-of-n-study.ts';
import { reportSteps } from '../../domain/study/steps.ts';
import { judgedOf } from '../../domain/study/steps-study.ts';
import { readStudy, writeStudy } from '../../domain/study/studies.ts';
import { makeFlawed, makeProblem } from '../../world/world.ts';
import { tinyModel, tinyWidth } from '../testing/tiny-models.ts';

const folder = mkdtempSync(join(tmpdir(), 'steplight-bench-'));
const commandMs = 240_000;

afterAll(() => rmSync(folder, { recursive: true }));

function bench(...args: readonly string[]) {
	const command = ['node_modules/.bin/tsx', 'src/cli/bench.ts', ...args];
	const { stdout, stderr, status } = spawnSync(process.execPath, command, { encoding: 'utf8' });
	return { stdout, stderr, status };
}

function opened(path: string) {
	const study = readStudy(readFileSync(path, 'utf8'));
	if (!study.ok) throw new Error(study.error.message);
	return study.value;
}

const lines = (values: readonly unknown[]): string =>
	values.map((value) => `${JSON.stringify(value)}\n`).join('');

describe.runIf(existsSync('public/models/index.json'))('on the shipped models', () => {
	const path = (name: string): string => join(folder, name);
	const numbers = Array.from({ length: 4 }, (_, at) => 900 + at);

	test(
		'two workers write what one process writes; a part is gone on with; a replay finds a change',
		() => {
			const problems = numbers.map((number) => {
				const { question, answer } = makeProblem('test', number);
				return { question, answer };
			});
			writeFileSync(path('problems.jsonl'), lines(problems));
			const asked = ['best-of-n', '--problems', path('problems.jsonl'), '--candidates', '3'];
			expect(bench(...asked, '--out', path('one.json')).status).toBe(0);
			expect(bench(...asked, '--out', path('two.json'), '--workers', '2').status).toBe(0);
			const [one, two] = [opened(path('one.json')), opened(path('two.json'))];
			if (one.kind !== 'best-of-n' || two.kind !== 'best-of-n') throw new Error('another kind');
			expect(one.rows.map(({ candidates }) => candidates)).toEqual(
				two.rows.map(({ candidates }) => candidates),
			);
			expect(one.models).toEqual(two.models);
			expect(bankOf(one)).toHaveLength(numbers.length);

			const [first, ...rest] = one.rows;
			if (first === undefined) throw new Error('no rows');
			const changed = { ...first, tokens: (first.tokens ?? 0) + 1 };
			writeFileSync(
				path('part.json'),
				writeStudy({ ...one, rows: [changed, ...rest.slice(0, 1)] }),
			);
			expect(bench('replay', '--study', path('part.json'))).toMatchObject({
				status: 1,
				stdout: expect.stringMatching(/item 1: tokens.*\n2 items replayed, 1 with a difference/u),
			});
			expect(bench(...asked, '--out', path('part.json')).status).toBe(0);
			expect(opened(path('part.json')).rows).toHaveLength(numbers.length);
			const other = bench(...asked, '--seed', '2', '--out', path('one.json'));
			expect(other).toMatchObject({ status: 2, stderr: expect.stringContaining('another study') });
		},
		commandMs,
	);

	test(
		'a steps study has two PRMs, calculator and surprise side by side',
		() => {
			const solutions = numbers.map((number, at) => {
				const { question, reference } = makeProblem('test', number);
				const flawed = at % 2 === 0 ? makeFlawed('test', number) : null;
				return {
					id: `world-${number}`,
					problem: question,
					steps: flawed?.reference ?? reference,
					label: flawed?.at ?? -1,
				};
			});
			writeFileSync(path('solutions.jsonl'), `${lines(solutions)}{"problem": "q"}\n`);
			const out = path('steps.json');
			mkdirSync(path('tiny'));
			const heads = { 'score.weight': [2, tinyWidth] };
			for (const [file, content] of tinyModel({ seed: 2, heads }))
				writeFileSync(path(`tiny/${file}`), content);
			const prms = ['--prm', 'shepherd-nano', '--prm', path('tiny')];
			const asked = ['steps', '--solutions', path('solutions.jsonl'), ...prms];
			const { status, stderr } = bench(...asked, '--out', out);
			expect({ status, stderr }).toMatchObject({
				status: 1,
				stderr: expect.stringContaining('line 5'),
			});
			const study = opened(out);
			if (study.kind !== 'steps') throw new Error('another kind');
			expect(study.settings.earlier).toEqual([{ name: 'shepherd-nano', ownThreshold: 0.46 }]);
			expect(existsSync(`${out}.1`)).toBe(false);
			const { verifiers } = reportSteps(judgedOf(study), study);
			expect(verifiers.map(({ name }) => name)).toEqual([
				...['PRM shepherd-nano', 'PRM tiny', 'Calculator', 'Untrained surprise'],
			]);
			for (const [at, { process, surprise }] of study.rows.entries()) {
				expect(surprise).toHaveLength(process.length);
				expect(study.items[at]?.earlier[0]).toHaveLength(process.length);
			}
		},
		commandMs,
	);
});

test('what is wrong with the options is said', () => {
	expect(bench('best-of-n')).toMatchObject({
		status: 2,
		stderr: expect.stringContaining('--problems, --bank or --study'),
	});
	expect(bench('nothing').stderr).toContain('usage: ');
	expect(bench('steps', '--workers', 'many').stderr).toContain('--workers');
});

/** Every format through the commands: the same rewards as the page's own port gives for the same steps. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { givenOf } from '../domain/files/given.ts';
import { solutionsOf } from '../domain/files/read.ts';
import { sampleFiles, sampleQuestion, sampleSteps } from '../domain/files/testing/sample-files.ts';
import { readInput } from './input.ts';

const folder = mkdtempSync(join(tmpdir(), 'steplight-'));
const commandMs = 60_000;

afterAll(() => rmSync(folder, { recursive: true }));

function command(name: 'lens' | 'score', file: string) {
	const { stdout, stderr, status } = spawnSync(
		process.execPath,
		['node_modules/.bin/tsx', `src/cli/${name}.ts`, '--solutions', file],
		{ encoding: 'utf8' },
	);
	const rows = stdout.split('\n').filter((line) => line !== '');
	return { rows: rows.map((row) => JSON.parse(row)), stderr, status };
}

test.each(sampleFiles)('%s has the solution with its problem and steps', async (name, bytes) => {
	const file = join(folder, name);
	writeFileSync(file, bytes);
	const contents = await readInput(file);
	if (!contents.ok) throw new Error(contents.error);
	const { solutions, skipped } = solutionsOf(contents.value);
	expect([...contents.value.skipped, ...skipped]).toEqual([]);
	expect(solutions.map(({ question }) => question)).toEqual([sampleQuestion]);
	const steps = solutions.map((solution) => givenOf(solution).steps.map(({ scored }) => scored));
	const [found] = steps;
	expect(found?.map((step) => step.replace(/^Step 1: /u, ''))).toEqual(sampleSteps);
});

test(
	'lens reads a table of UTF-16 and ends with 1 where a row is left out',
	() => {
		const file = join(folder, 'broken.csv');
		const text = 'id,solution\na,3+4 = 8\nb,c,d\n';
		writeFileSync(file, Buffer.from(`\uFEFF${text}`, 'utf16le'));
		const { rows, stderr, status } = command('lens', file);
		expect(rows).toEqual([
			{
				id: 'a',
				steps: [{ text: '3+4 = 8', equations: [{ text: '3+4 = 8', verdict: 'fails' }] }],
				answer: null,
				notes: [],
			},
		]);
		expect(stderr).toContain('line 3');
		expect(status).toBe(1);
	},
	commandMs,
);

test.runIf(existsSync('public/models/index.json'))(
	'score gives a solution the same rewards in every format',
	() => {
		const rewards = ['gsm8k.jsonl', 'powershell.csv'].map((name) => {
			const { rows, status } = command('score', join(folder, name));
			expect(status).toBe(0);
			expect(rows).toHaveLength(1);
			return [...rows[0].rewards, rows[0].outcome];
		});
		expect(rewards[0]).toHaveLength(sampleSteps.length + 1);
		expect(rewards[1]).toEqual(rewards[0]);
	},
	commandMs,
);

/** Models that others made, named on the command line: a folder, a file, an id of the app. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type TinyModel, tinyModel, tinyWidth } from './testing/tiny-models.ts';

const folder = mkdtempSync(join(tmpdir(), 'steplight-models-'));
const commandMs = 120_000;

function write(name: string, model: TinyModel): string {
	const path = join(folder, name);
	mkdirSync(path);
	for (const [file, content] of tinyModel(model)) writeFileSync(join(path, file), content);
	return path;
}

let prm = '';
let orm = '';
let plain = '';
beforeAll(() => {
	prm = write('a-prm', { seed: 2, heads: { 'score.weight': [2, tinyWidth] } });
	orm = write('an-orm', { seed: 3, heads: { 'score.weight': [1, tinyWidth] } });
	plain = write('plain', {});
});
afterAll(() => rmSync(folder, { recursive: true }));

function command(name: string, ...options: string[]) {
	const args = ['node_modules/.bin/tsx', `src/cli/${name}.ts`, ...options];
	const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
	return { stdout, stderr, status };
}

const question = 'Ann has 3 apples and buys 4. How many has she?';
const steps = ['3+4 = 8 apples.', '#### 8'];

test(
	'score and lens give the rewards of the models that are named, and the doctor the same',
	() => {
		const file = join(folder, 'solutions.jsonl');
		writeFileSync(file, `${JSON.stringify({ question, solution: steps.join('\n') })}\n`);
		const models = ['--prm', prm, '--orm', orm];
		const scored = command('score', '--solutions', file, ...models);
		expect(scored.stderr).toBe('');
		const { rewards, outcome } = JSON.parse(scored.stdout);
		expect(rewards).toHaveLength(2);
		expect(outcome).toBeGreaterThan(0);

		const seen = JSON.parse(command('lens', '--solutions', file, '--rewards', ...models).stdout);
		expect(seen.steps.map(({ reward }: { reward: number }) => reward)).toEqual(rewards);
		expect(seen.outcome).toBe(outcome);
		expect(seen.steps[0].equations[0].verdict).toBe('fails');

		const examined = command(
			'doctor',
			...['--prm', prm, '--problem', question, '--solution', steps.join('\\n')],
		);
		expect(examined.status).toBe(0);
		const told = examined.stdout.split('\n').filter((line) => /^\d\t/u.test(line));
		expect(told.map((line) => line.split('\t')[2])).toEqual(
			rewards.map((reward: number) => reward.toFixed(4)),
		);
		expect(examined.stdout).toContain('.|>>⏎<<@');
		expect(examined.stdout).toContain('finite numbers at all 24 tokens');
	},
	commandMs,
);

test(
	'verify runs a writer of others with the shipped judge, or with nobody',
	() => {
		const file = join(folder, 'problems.jsonl');
		writeFileSync(file, `${JSON.stringify({ question, answer: '7' })}\n`);
		const run = command(
			'verify',
			...['--problems', file, '--generator', plain, '--prm', 'none', '--candidates', '2', '--json'],
		);
		expect(run.stderr).toBe('');
		const { model, problems } = JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '');
		expect([model, problems]).toEqual(['plain', 1]);
	},
	commandMs,
);

test(
	'an id of the app is its shipped model; what is wrong has its exit code',
	() => {
		const shipped = command('doctor', '--prm', 'shepherd-nano');
		expect(shipped.status).toBe(0);
		expect(shipped.stdout).toContain('Nothing looks wrong.');
		const headless = command('doctor', '--prm', plain);
		expect([headless.status, headless.stdout]).toEqual([
			1,
			expect.stringContaining('wrong: No known way to read this model as a judge.'),
		]);
		const nothing = command('doctor', '--prm', join(folder, 'solutions.jsonl'));
		expect(nothing.status).toBe(2);
		expect(command('lens', '--solutions', '-', '--prm', prm).status).toBe(2);
	},
	commandMs,
);

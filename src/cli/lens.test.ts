import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';

function lens(input: string, ...options: string[]) {
	const { stdout, stderr, status } = spawnSync(
		process.execPath,
		['--import', 'tsx', 'src/cli/lens.ts', ...options],
		{ input, encoding: 'utf8' },
	);
	const lines = stdout.split('\n').filter((line) => line !== '');
	return { rows: lines.map((line) => JSON.parse(line)), stderr, status };
}

test('the command prints steps, verdicts and answers of what comes in', () => {
	const solutions = [
		{ id: 'a', solution: '3 × 4 = 13\nThe answer is **13**.' },
		{ id: 'b', solution: '2x + 3 = 13\nx = 5' },
	];
	const input = solutions.map((solution) => `${JSON.stringify(solution)}\n`).join('');
	const { rows, status } = lens(input, '--solutions', '-');
	expect(status).toBe(0);
	expect(rows).toEqual([
		{
			id: 'a',
			steps: [
				{ text: '3 × 4 = 13', equations: [{ text: '3 × 4 = 13', verdict: 'fails' }] },
				{ text: 'The answer is **13**.', equations: [] },
			],
			answer: '13',
			notes: [expect.stringContaining('#### 13')],
		},
		expect.objectContaining({ id: 'b', answer: '5' }),
	]);
});

test('what is no solution is told with its line', () => {
	const { rows, stderr, status } = lens(
		'{"solution": "1+1 = 2\\n#### 2"}\nnot json\n',
		'--solutions',
		'-',
	);
	expect(rows).toHaveLength(1);
	expect(stderr).toMatch(/line 2/i);
	expect(status).toBe(1);
	expect(lens('').status).toBe(2);
});

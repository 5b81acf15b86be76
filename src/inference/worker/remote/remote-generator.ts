import {
	anything,
	list,
	nullable,
	optional,
	parseJson,
	record,
	text,
} from '../../../domain/json.ts';
import type { Problem } from '../../../domain/problem.ts';
import type { CandidateGenerator, GeneratedText, RunSettings } from '../../../run/ports.ts';
import { addText, endTurn, type SolutionText } from '../model/solution-text.ts';
import { solveMessages } from '../model/solve-prompt.ts';
import { RemoteError } from './remote-error.ts';
import { remoteSteps } from './remote-steps.ts';
import { askServer, type ModelServer } from './server.ts';
import { readEvents } from './server-sent-events.ts';

export type RemoteModel = ModelServer & {
	readonly model: string;
	/** 'completions' for a base model, or a server without chat. */
	readonly protocol: 'chat' | 'completions';
};

/** Nothing new for so long lets whoever reads look whether to stop, in milliseconds. */
const quietMs = 250;

const optionalText = optional(nullable(text), null);
const chunk = record({
	choices: optional(
		list(
			record({
				text: optionalText,
				delta: optional(record({ content: optionalText }), null),
				finish_reason: optionalText,
			}),
		),
		[],
	),
	error: optional(anything, null),
});

/** A candidate as far as its stream has come. */
type Writer = SolutionText & { readonly candidate: number; isOver: boolean };

/**
 * Candidates of a model on a server, each a stream of its own and all at once. A candidate ends with its answer line,
 * whatever its model goes on to say. Where a stream breaks, what came of it stays and the others go on; the run fails
 * when they have ended.
 *
 * `generate` rejects with a RemoteError by name.
 */
export function createRemoteGenerator(remote: RemoteModel): CandidateGenerator {
	async function* generate(
		problem: Problem,
		settings: RunSettings,
		prefix: readonly string[] = [],
	): AsyncGenerator<readonly GeneratedText[]> {
		const over = new AbortController();
		const told = createInbox();
		let broken: unknown = null;
		const writers = Array.from({ length: settings.candidates }, async (_, candidate) => {
			const writer = { candidate, line: '', last: '', isOver: false };
			try {
				await follow(remote, requestOf(remote, problem, settings, prefix, candidate), {
					writer,
					put: told.put,
					signal: over.signal,
				});
			} catch (cause) {
				broken ??= cause;
			}
			if (!writer.isOver) told.put(breakOff(writer));
		});
		const all = Promise.all(writers).then(told.close);
		try {
			for (let batch = await told.take(); batch !== null; batch = await told.take()) yield batch;
			if (broken !== null) throw broken;
		} finally {
			// Also where the reader stops early.
			over.abort();
			await all;
		}
	}

	return {
		generate,
		familiarity: async () => null,
		surprise: async () => null,
		tree: (problem, settings) => remoteSteps(generate, problem, settings),
	};
}

function requestOf(
	{ model, protocol }: RemoteModel,
	{ question }: Problem,
	{ temperature, topP, maxTokens, seed }: RunSettings,
	prefix: readonly string[],
	candidate: number,
): object {
	const messages = solveMessages(question, prefix);
	const prompt = `${messages.map(({ content }) => content).join('\n\n')}\n`;
	return {
		...(protocol === 'chat' ? { messages } : { prompt }),
		...{ model, temperature, top_p: topP, max_tokens: maxTokens, seed: seed + candidate },
		stream: true,
	};
}

async function follow(
	remote: RemoteModel,
	request: object,
	{
		writer,
		put,
		signal,
	}: { writer: Writer; put: (text: GeneratedText) => void; signal: AbortSignal },
): Promise<void> {
	const path = remote.protocol === 'chat' ? 'chat/completions' : 'completions';
	const response = await askServer(remote, path, request, signal);
	if (response.body === null) return;
	try {
		for await (const data of readEvents(response.body)) {
			if (data === '[DONE]') break;
			const { text: added, isLast } = readChunk(data, response.url);
			if (added !== '') put(append(writer, added));
			if (writer.isOver) return;
			if (isLast) break;
		}
	} catch (cause) {
		if (signal.aborted || cause instanceof RemoteError) throw cause;
		throw brokenStream(response.url, cause instanceof Error ? cause.message : String(cause));
	}
	put(close(writer));
}

/** @throws RemoteError 'remote-broken' for what is no chunk. */
function readChunk(data: string, url: string): { text: string; isLast: boolean } {
	const read = parseJson(data, chunk, 'a chunk');
	if (!read.ok) throw brokenStream(url, read.error.message);
	const { choices, error } = read.value;
	if (error !== null) throw brokenStream(url, JSON.stringify(error).slice(0, 200));
	const [choice] = choices;
	return {
		text: choice?.delta?.content ?? choice?.text ?? '',
		isLast: (choice?.finish_reason ?? null) !== null,
	};
}

function append(writer: Writer, added: string): GeneratedText {
	const { text, isAnswered } = addText(writer, added);
	writer.isOver = isAnswered;
	return { candidate: writer.candidate, text, tokens: 1, end: isAnswered ? 'answered' : null };
}

function close(writer: Writer): GeneratedText {
	const { text, isAnswered } = endTurn(writer);
	writer.isOver = true;
	return { candidate: writer.candidate, text, tokens: 0, end: isAnswered ? 'answered' : 'cut' };
}

/** What came before a stream broke stays. */
function breakOff({ candidate, line }: Writer): GeneratedText {
	return { candidate, text: line === '' ? '' : '\n', tokens: 0, end: 'cut' };
}

function brokenStream(url: string, reason: string): RemoteError {
	return new RemoteError(
		'remote-broken',
		`${new URL(url).host} broke off (${reason}). What came stays; run again to have the rest.`,
	);
}

type Inbox = {
	put(text: GeneratedText): void;
	close(): void;
	/** All that came, as soon as there is any, or nothing after a while; null when it is closed and empty. */
	take(): Promise<readonly GeneratedText[] | null>;
};

function createInbox(): Inbox {
	let waiting: GeneratedText[] = [];
	let isClosed = false;
	let wake: () => void = () => undefined;
	return {
		put(text) {
			waiting.push(text);
			wake();
		},
		close() {
			isClosed = true;
			wake();
		},
		async take() {
			if (waiting.length === 0 && !isClosed) {
				await new Promise<void>((resolve) => {
					const timer = setTimeout(resolve, quietMs);
					wake = () => {
						clearTimeout(timer);
						resolve();
					};
				});
			}
			if (waiting.length === 0 && isClosed) return null;
			const taken = waiting;
			waiting = [];
			return taken;
		},
	};
}

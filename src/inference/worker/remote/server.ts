import { list, parseJson, record, text } from '../../../domain/json.ts';
import type { ServerChoice } from '../../contract.ts';
import { RemoteError } from './remote-error.ts';

/** Ollama, llama.cpp, vLLM, LM Studio, transformers serve, DeepSeek's own service. */
export type ModelServer = Pick<ServerChoice, 'address' | 'key'>;

/** Longest wait that a server may ask for before the run fails instead, in seconds, and how often. */
const longestWait = 30;
const mostTries = 4;

/** @throws RemoteError 'remote-address' where it is no address. */
export function endpoint({ address }: ModelServer, path: string): string {
	const trimmed = address.trim();
	const written = /^https?:\/\//iu.test(trimmed) ? trimmed : `http://${trimmed}`;
	if (!URL.canParse(written)) {
		throw new RemoteError(
			'remote-address',
			`"${address}" is no address. Write it like http://localhost:11434.`,
		);
	}
	const url = new URL(written);
	const base = url.pathname.replace(/\/(?:chat\/completions|completions|models)?\/?$/u, '');
	// Every one of these servers has its protocol below /v1.
	url.pathname = `${base === '' ? '/v1' : base}/${path}`;
	url.search = '';
	return url.href;
}

/**
 * Asks a server, and again where it asks to wait.
 *
 * Rejects with a RemoteError by name, or with an AbortError.
 */
export async function askServer(
	server: ModelServer,
	path: string,
	body: object | null,
	signal: AbortSignal,
): Promise<Response> {
	const url = endpoint(server, path);
	for (let tries = 1; ; tries++) {
		const response = await send(url, server.key, body, signal);
		if (response.ok) return response;
		const wait = waitOf(response, tries);
		if (response.status !== 429 || wait > longestWait || tries === mostTries) {
			throw await refusal(response, url, wait);
		}
		await response.body?.cancel();
		await sleep(wait * 1000, signal);
	}
}

/** The models that a server offers. Rejects likewise. */
export async function listModels(server: ModelServer, signal: AbortSignal): Promise<string[]> {
	const response = await askServer(server, 'models', null, signal);
	const reader = record({ data: list(record({ id: text })) });
	const read = parseJson(await response.text(), reader, 'the list of models');
	if (read.ok) return read.value.data.map(({ id }) => id);
	throw new RemoteError(
		'remote-address',
		`${new URL(response.url).host} answers, but not with a list of models (${read.error.message}). Check that it speaks the OpenAI protocol below this address.`,
	);
}

async function send(
	url: string,
	key: string,
	body: object | null,
	signal: AbortSignal,
): Promise<Response> {
	const headers = {
		...(key === '' ? {} : { Authorization: `Bearer ${key}` }),
		...(body === null ? {} : { 'Content-Type': 'application/json' }),
	};
	const request = body === null ? {} : { method: 'POST', body: JSON.stringify(body) };
	try {
		return await fetch(url, { ...request, headers, signal, cache: 'no-store' });
	} catch (cause) {
		if (signal.aborted) throw cause;
		throw unreachable(url);
	}
}

/** A browser does not say whether nobody answers or the page may not read the answer: the message has both. */
function unreachable(url: string): RemoteError {
	const { host, hostname, port, protocol } = new URL(url);
	const isNear = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
	if (globalThis.location?.protocol === 'https:' && protocol === 'http:' && !isNear) {
		return new RemoteError(
			'remote-unreachable',
			`A page with HTTPS may not ask ${host} without it. Run the server on this machine (localhost), give it HTTPS, or open Steplight by http.`,
		);
	}
	return new RemoteError(
		'remote-unreachable',
		`${host} does not answer, or does not let this page ask it. Start it, check the address, and ${crossOriginSetting(port)}.`,
	);
}

/** What lets pages of other origins ask, by the port that each server takes when nobody says another. */
function crossOriginSetting(port: string): string {
	switch (port) {
		case '11434':
			return 'start Ollama with OLLAMA_ORIGINS=* in its environment';
		case '1234':
			return 'turn on "Enable CORS" in the server settings of LM Studio (or: lms server start --cors)';
		case '8000':
			return 'start vLLM with --allowed-origins \'["*"]\' (transformers serve: --enable-cors)';
		case '8080':
			return 'take a llama-server of 2024 or later, which lets every page ask';
		default:
			return 'have it send Access-Control-Allow-Origin (Ollama: OLLAMA_ORIGINS=*; LM Studio: "Enable CORS"; vLLM: --allowed-origins; transformers serve: --enable-cors)';
	}
}

async function refusal(response: Response, url: string, wait: number): Promise<RemoteError> {
	const { host } = new URL(url);
	const { status } = response;
	const said = wordsOf(await response.text().catch(() => ''));
	const reason = said === '' ? '' : ` It says: ${said}`;
	if (status === 401 || status === 403) {
		return new RemoteError(
			'remote-key',
			`${host} does not take the key (${status}). Enter one that is valid there.${reason}`,
		);
	}
	if (status === 429) {
		return new RemoteError(
			'remote-busy',
			`${host} takes no more requests for now (429). Try again in ${Math.ceil(wait)} s, or with fewer candidates.${reason}`,
		);
	}
	return new RemoteError(
		'remote-refused',
		`${host} refused the request (${status}). Check address and model.${reason}`,
	);
}

/** The message of an error in any of the forms that servers have, shortened. */
function wordsOf(body: string): string {
	const quoted = /"(?:message|detail|error)"\s*:\s*("(?:[^"\\]|\\.)*")/u.exec(body)?.[1];
	const read = quoted === undefined ? null : parseJson(quoted, text);
	const words = read?.ok ? read.value : body;
	return words.replace(/\s+/gu, ' ').trim().slice(0, 200);
}

/** Seconds, from Retry-After in either form; doubling from one where there is none. */
function waitOf({ headers }: Response, tries: number): number {
	const told = headers.get('Retry-After');
	if (told === null) return 2 ** (tries - 1);
	const seconds = Number(told);
	return Number.isNaN(seconds) ? Math.max(0, (Date.parse(told) - Date.now()) / 1000) : seconds;
}

function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve, reject) => {
		const stop = (): void => {
			clearTimeout(timer);
			reject(signal.reason);
		};
		const timer = setTimeout(() => {
			signal.removeEventListener('abort', stop);
			resolve();
		}, milliseconds);
		if (signal.aborted) stop();
		else signal.addEventListener('abort', stop, { once: true });
	});
}

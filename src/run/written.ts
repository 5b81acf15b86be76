import type { RunEvent } from './events.ts';
import type { GeneratedText } from './ports.ts';

/** What has been written of one candidate: whole steps, and the line that is not ended. */
export type Written = { partial: string; readonly steps: string[] };

export function nothingWritten(): Written {
	return { partial: '', steps: [] };
}

/**
 * Adds characters to the unfinished line; a newline ends a step, right-trimmed. A blank line is no
 * step, as in domain/solution.ts.
 */
export function* write(
	written: Written,
	{ candidate, text }: Pick<GeneratedText, 'candidate' | 'text'>,
): Generator<RunEvent> {
	const lines = text.split('\n');
	for (const [at, line] of lines.entries()) {
		if (line !== '') {
			written.partial += line;
			yield { kind: 'text', candidate, text: line };
		}
		if (at === lines.length - 1) break;
		const step = written.partial.trimEnd();
		written.partial = '';
		if (step === '') continue;
		written.steps.push(step);
		yield { kind: 'step', candidate, step: written.steps.length - 1, text: step };
	}
}

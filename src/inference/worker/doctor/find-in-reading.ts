import type { Finding, Reading } from '../../../engine/inspection.ts';
import type { ModelText } from '../model/model-text.ts';
import type { Vocabulary } from '../model/vocabulary.ts';

type Asked = { readonly question: string; readonly steps: readonly string[] };

/** What looks wrong with the tokens of a text, whoever reads them. */
export function findInReading(
	{ tokens, readAt }: Reading,
	{ question }: Asked,
	{ vocabulary, begin }: Pick<ModelText, 'vocabulary' | 'begin'>,
	maxTokens: number,
): Finding[] {
	const findings: Finding[] = [];
	const end = readAt[0] ?? tokens.length;
	const before = tokens.slice(0, end).map(({ text, isSpecial }) => (isSpecial ? ' ' : text));
	if (!plain(before.join('')).includes(plain(question))) {
		const message =
			'What the model is given before the first step does not hold the problem. Its chat template drops what the user says: take the template that its makers published.';
		findings.push({ code: 'question-missing', severity: 'wrong', message });
	}
	const beginId = begin === null ? null : vocabulary.idOf(begin);
	const begins = tokens.filter(({ id }) => id === beginId).length;
	if (begins > 1) {
		const message = `${begin} stands ${begins} times in the text, and models are trained with one. Template and tokenizer both write it: take a template without it.`;
		findings.push({ code: 'begin-doubled', severity: 'wrong', message });
	}
	if (tokens.length > maxTokens) findings.push(tooLong(tokens.length, maxTokens));
	return findings;
}

/** What looks wrong with where steps are read. @param separator what is read; null for a place where something is about to be said. */
export function findAtSeparator(
	{ tokens, readAt }: Reading,
	{ steps }: Asked,
	separator: string | null,
	vocabulary: Vocabulary,
): Finding[] {
	if (separator === null) return [];
	const shown = JSON.stringify(separator);
	const alone = vocabulary.encode(separator);
	const findings: Finding[] = [];
	if (alone.length > 1) {
		const message = `${shown} is ${alone.length} tokens of this vocabulary; the last of them is read, as TRL does. A model that was trained with one token of it has another tokenizer.`;
		findings.push({ code: 'separator-split', severity: 'note', message });
	}
	const merged = readAt
		.map((at) => tokens[at])
		.find((token) => {
			const text = token?.text ?? '';
			return alone.length === 1 && text.trim() !== separator.trim() && text.includes(separator);
		});
	if (merged !== undefined) {
		const message = `A reward is read at ${JSON.stringify(merged.text)}, which holds more than ${shown}. Take the tokenizer that belongs to the model.`;
		findings.push({ code: 'separator-merged', severity: 'wrong', message });
	}
	// A word is written after a space, and a special token merges with nothing.
	const piece =
		separator.trim() === ''
			? steps.map((step) => mergedEnd(vocabulary, step, separator)).find(Boolean)
			: undefined;
	if (piece !== undefined) {
		const message = `Where a step and ${shown} are written in one piece, this vocabulary makes one token of ${JSON.stringify(piece)}. Here each is encoded alone, as the authors do; code that does otherwise gets other rewards.`;
		findings.push({ code: 'merged-elsewhere', severity: 'note', message });
	}
	return findings;
}

export function tooLong(tokens: number, maxTokens: number): Finding {
	const message = `Problem and solution are ${tokens} tokens, and ${maxTokens} are read here. What is beyond has no reward: shorten it, or take a model with a longer context.`;
	return { code: 'too-long', severity: 'wrong', message };
}

/** The token that joins the end of a step and its separator; undefined where both stay what they are alone. */
function mergedEnd(vocabulary: Vocabulary, step: string, separator: string): string | undefined {
	const [alone, end] = [vocabulary.encode(step), vocabulary.encode(separator)];
	const whole = vocabulary.encode(step + separator);
	if (whole.length === alone.length + end.length) return undefined;
	const decoder = new TextDecoder();
	return decoder.decode(vocabulary.bytesOf(whole.at(-1) ?? 0));
}

/** Tokenizers normalise, and templates trim. */
function plain(text: string): string {
	return text.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

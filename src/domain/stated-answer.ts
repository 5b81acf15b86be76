import { readAnswer } from './read-answer.ts';
import { isAnswerLine } from './solution.ts';

const boxed = /\\f?boxed\s*\{(?<answer>(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*)\}/gu;
/** 'The answer is', '**Answer:**', 'Ans =', 'A: ', and what other languages say. */
const said =
	/(?:^|[^\p{L}])(?:answers?|ans\.?|final result|antwort|réponse|respuesta|risposta|resposta|ответ|答案)(?![\p{L}])[\s*_]*(?:to\s[^.,;]{1,60}?\s(?:is|=)|(?:is|are|was|would be|will be|must be|should be|equals|comes to|ist|est|es|è)(?![\p{L}])|[:=：]|(?=[^\p{L}\s*_]))[\s*_:]*/giu;
const alone = /^\W{0,4}a\s*[:：]\s*(?=\S)/iu;
/** '42 is the answer.' */
const behind = /(?<answer>[^\s,;:]+(?:\s\p{L}+)?)\s+is\s+(?:the|my|our)\s+(?:final\s+)?answer\b/iu;
/** Where what is said of the answer ends and the reason begins. */
const reason = /[,;]\s|[.!?](?:\s|$)|\s(?:because|since|as|so|which|if)\s/u;
/** Longer texts in front are not looked through. */
const longestSaying = 200;

/** What a line states as the answer: behind `####`, in a box, or in words; null where it states none. */
export function statedAnswer(line: string): string | null {
	if (isAnswerLine(line)) return line.replace(/^#+/u, '').trim();
	const end = line.slice(-longestSaying);
	const box = [...end.matchAll(boxed)].at(-1)?.groups?.['answer'];
	if (box !== undefined) return box.trim();
	return saidAnswer(end) ?? behind.exec(end)?.groups?.['answer'] ?? null;
}

/** Only a number counts as said: `The answer is not clear.` states none. */
function saidAnswer(line: string): string | null {
	const found = [...line.matchAll(said)].at(-1) ?? alone.exec(line);
	if (found === null) return null;
	const rest = line.slice(found.index + found[0].length).trim();
	if (readAnswer(rest) !== null) return rest;
	const first = rest.split(reason, 1)[0]?.trim() ?? '';
	return readAnswer(first) === null ? null : first;
}

/** Before a number that stands alone: marks, money, `x =`. */
const bareLead = /^(?:[^\p{L}\d]|\p{L}\s*=|(?:usd|eur|us|chf|rs)\b)*$/iu;
/** At most three words behind it: what it counts. */
const bareTail = /^[^\p{L}=]*(?:\p{L}+[^\p{L}\d=]*){0,3}$/u;

/** A last line that is nothing but a number says the answer too. */
export function bareAnswer(line: string): string | null {
	const text = line.trim();
	if (text.length > longestSaying || readAnswer(text) === null) return null;
	const first = text.search(/[\p{N}]|\\d?frac/u);
	if (first === -1 || !bareLead.test(text.slice(0, first))) return null;
	return text.startsWith('\\', first) || bareTail.test(text.slice(first)) ? text : null;
}

import { useEffect, useMemo, useState } from 'react';
import { mathText } from '../../../domain/math-answer.ts';
import { sameMathAnswer } from '../../../domain/math-equality.ts';
import type { ManyEntry } from './many-table.ts';

/** What is known by now: by answer and key, whether they are the same. */
type Known = ReadonlyMap<string, boolean>;

/** The entries, each formula that equals its key written as the key; until that is known, as it was read. */
export function useMathAnswers(entries: readonly ManyEntry[]): readonly ManyEntry[] {
	const [known, setKnown] = useState<Known>(new Map());
	useEffect(() => {
		let isOver = false;
		const open = new Map(
			entries.flatMap((entry) => {
				const pair = formulaPair(entry);
				return pair === null || known.has(pair.join('\n'))
					? []
					: [[pair.join('\n'), pair] as const];
			}),
		);
		if (open.size === 0) return;
		const found = [...open].map(
			async ([key, [answer, gold]]) => [key, await sameMathAnswer(answer, gold)] as const,
		);
		Promise.all(found).then(
			(told) => {
				if (!isOver) setKnown((before) => new Map([...before, ...told]));
			},
			// Without the formula reader equal texts are equal answers, and no others.
			() => undefined,
		);
		return () => {
			isOver = true;
		};
	}, [entries, known]);
	return useMemo(
		() =>
			entries.map((entry) => {
				const pair = formulaPair(entry);
				const isSame = pair !== null && known.get(pair.join('\n')) === true;
				return isSame ? { ...entry, answer: pair[1] } : entry;
			}),
		[entries, known],
	);
}

/** An answer and its key, where they differ and one is a formula. */
function formulaPair({ answer, problem }: ManyEntry): readonly [string, string] | null {
	const gold = problem.answer;
	if (answer === null || gold === null || answer === gold) return null;
	return mathText(answer) !== null || mathText(gold) !== null ? [answer, gold] : null;
}

import { goldOf, type LessonItem } from '../../domain/lesson/pack.ts';
import { recordedCandidates } from '../../domain/solution.ts';
import type { Sheet } from '../../parts/print/sheet.ts';

/** The problems with one of them a place further; at an end it stays. */
export function moved(items: readonly LessonItem[], at: number, by: -1 | 1): readonly LessonItem[] {
	const [item, other] = [items[at], items[at + by]];
	if (item === undefined || other === undefined) return items;
	return items.with(at, other).with(at + by, item);
}

const longestName = 60;

/** A file name that every system takes. */
export function fileName(title: string): string {
	const plain = title
		.trim()
		.replace(/[^\p{L}\p{N}]+/gu, '-')
		.replace(/^-|-$/gu, '')
		.slice(0, longestName);
	return `steplight-lesson${plain === '' ? '' : `-${plain}`}.json`;
}

/** A problem of a lesson on paper. */
export function sheetOf(item: LessonItem): Sheet {
	const { question, ask, solutions, shown, truth } = item;
	const solution = recordedCandidates(solutions)[shown];
	return {
		ask,
		problem: { question, answer: goldOf(item), reference: [] },
		steps: solution?.steps ?? [],
		answer: solution?.answer ?? null,
		threshold: null,
		firstWrong: truth === 'right' ? null : (truth ?? undefined),
	};
}

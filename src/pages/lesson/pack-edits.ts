import type { LessonItem } from '../../domain/lesson/pack.ts';

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

import {
	emptyPack,
	type LessonItem,
	type LessonPack,
	packLimits,
	packReader,
} from '../../domain/lesson/pack.ts';
import { sessionDraft } from '../draft/session-draft.ts';

const kept = sessionDraft<LessonPack>('steplight.lesson', packReader);
const listeners = new Set<() => void>();
let pack: LessonPack | null = null;

/** The lesson that is being made: any page adds to it, and it lives as long as the tab. */
export const lessonDraft = {
	read(): LessonPack {
		pack ??= kept.read() ?? emptyPack;
		return pack;
	},
	write(next: LessonPack): void {
		pack = next;
		kept.keep(next);
		for (const listener of listeners) listener();
	},
	/** @returns how many problems it has by then; null where it is full. */
	add(item: LessonItem): number | null {
		const before = lessonDraft.read();
		if (before.items.length >= packLimits.items) return null;
		lessonDraft.write({ ...before, items: [...before.items, item] });
		return before.items.length + 1;
	},
	subscribe(listener: () => void): () => void {
		listeners.add(listener);
		return () => listeners.delete(listener);
	},
};

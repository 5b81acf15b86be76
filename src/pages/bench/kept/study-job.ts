import type { Study } from '../../../domain/study/studies.ts';
import type { ModelTask } from '../../../run/store.ts';
import { begunWith, hasOtherModels } from '../../../run/study/begin.ts';
import { studyTask } from '../../../run/study/run-study.ts';
import type { KeepFailure, Row, StudyStore } from './study-store.ts';

/** What is told of a study that runs. */
export type StudyUpdate =
	| { readonly kind: 'row'; readonly at: number; readonly row: Row }
	/** Another tab runs it. */
	| { readonly kind: 'taken' }
	/** Another tab has deleted it. */
	| { readonly kind: 'gone' }
	/** It was begun with other models than those that are loaded. */
	| { readonly kind: 'other-models'; readonly begunWith: string }
	/** What it was begun with, and the rows that it has by now; told before the first new one. */
	| { readonly kind: 'begun'; readonly study: Study }
	/** It could not be kept, and was ended. */
	| { readonly kind: 'unkept'; readonly failure: KeepFailure };

/** Who else runs a study: by default the browser's other tabs (Web Locks). */
export type TakeLock = (name: string) => Promise<(() => void) | null>;

/**
 * Runs what a kept study lacks; each row is told after it was written, so that a tab that closes loses the item at
 * hand alone. One tab runs a study at a time.
 *
 * @param isPaused asked between two items.
 */
export function studyJob(
	store: StudyStore,
	id: string,
	isPaused: () => boolean,
	takeLock: TakeLock = lockOfTabs,
): ModelTask<StudyUpdate> {
	return async function* (use) {
		const leave = await takeLock(`steplight.study/${id}`);
		if (leave === null) {
			yield { kind: 'taken' };
			return;
		}
		try {
			// As it is kept now: another tab may have gone on with it since it was shown here.
			const study = await store.open(id);
			if (study === null) {
				yield { kind: 'gone' };
				return;
			}
			if (hasOtherModels(study, use.info)) {
				const { models } = study;
				yield { kind: 'other-models', begunWith: `${models?.writer}, judged by ${models?.judge}` };
				return;
			}
			const begun = begunWith(study, use.info);
			const kept = await store.begin(id, begun);
			if (!kept.ok) {
				yield { kind: 'unkept', failure: kept.error };
				return;
			}
			yield { kind: 'begun', study: begun };
			for await (const { at, row } of studyTask(begun, begun.rows.length)(use)) {
				const written = await store.addRow(id, at, row);
				if (!written.ok) {
					yield { kind: 'unkept', failure: written.error };
					return;
				}
				yield { kind: 'row', at, row };
				if (isPaused()) return;
			}
		} finally {
			leave();
		}
	};
}

/** @returns what gives the lock back; null where another tab has it. Browsers without locks have no other tabs to fear. */
async function lockOfTabs(name: string): Promise<(() => void) | null> {
	if (!('locks' in navigator)) return () => undefined;
	return new Promise((resolve, reject) => {
		const held = navigator.locks.request(name, { ifAvailable: true }, (lock) => {
			if (lock === null) {
				resolve(null);
				return;
			}
			return new Promise<void>((leave) => resolve(leave));
		});
		held.catch(reject);
	});
}

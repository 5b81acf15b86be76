import { failure, type Result, success } from '../../domain/result.ts';
import type { StudyKind, StudyOf } from '../../domain/study/studies.ts';
import { openStudy } from './study-file.ts';

/** A study, and what could not be read for it. */
export type Studied<S> = { readonly study: S; readonly skipped: readonly string[] };

/** The study of a file, which must be of the kind that the command tells. */
export async function openStudyOf<Kind extends StudyKind>(
	kind: Kind,
	path: string,
): Promise<Result<Studied<StudyOf<Kind>>, string>> {
	const opened = await openStudy(path);
	if (!opened.ok) return opened;
	if (opened.value.kind !== kind)
		return failure(`${path} is a study of the kind ${opened.value.kind}`);
	return success({ study: opened.value as StudyOf<Kind>, skipped: [] });
}

/** Tells what was skipped, then the study. @returns the exit code of the command. */
export function tellStudied<S>(
	studied: Result<Studied<S>, string>,
	tell: (study: S) => void,
): number {
	if (!studied.ok) {
		console.error(studied.error);
		return 2;
	}
	const { study, skipped } = studied.value;
	for (const message of skipped) console.error(`skipped: ${message}`);
	tell(study);
	return skipped.length > 0 ? 1 : 0;
}

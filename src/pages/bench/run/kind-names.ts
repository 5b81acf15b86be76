import type { StudyKind } from '../../../domain/study/studies.ts';

export const kindNames: Readonly<Record<StudyKind, string>> = {
	'best-of-n': 'Best-of-N',
	steps: 'Steps',
	search: 'Search',
	labels: 'Labels',
};

import { type EngineState, readyFor } from '../../engine/models.ts';
import { formatMegabytes } from '../words/number-words.ts';
import { useEngineState } from './engine-context.ts';

/** 'Load models (19 MB)', of what will be downloaded; without it where nobody knows yet. */
export function loadWords({ files }: Pick<EngineState, 'files'>): string {
	const { missingBytes } = files;
	if (missingBytes === null) return 'Load models';
	return `Load models (${missingBytes === 0 ? 'already here' : formatMegabytes(missingBytes)})`;
}

/** Says of a button that it loads models first: 'Load models (19 MB) and solve'. @param after what it then does. */
export function useLoadLabel(): (label: string, after: string) => string {
	const state = useEngineState();
	if (readyFor(state) !== null) return (label) => label;
	return (_, after) => `${loadWords(state)} and ${after}`;
}

import { type EngineState, readyFor } from '../../engine/models.ts';
import { formatMegabytes } from '../words/number-words.ts';
import { useEngineState } from './engine-context.ts';

/** 'Load models (25 MB)' */
export function loadWords({ files }: EngineState): string {
	return files.totalBytes === null
		? 'Load models'
		: `Load models (${formatMegabytes(files.totalBytes)})`;
}

/** Says of a button that it loads models first: 'Load models (25 MB) and solve'. @param after what it then does. */
export function useLoadLabel(): (label: string, after: string) => string {
	const state = useEngineState();
	if (readyFor(state) !== null) return (label) => label;
	return (_, after) => `${loadWords(state)} and ${after}`;
}

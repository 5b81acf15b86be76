import type { Call } from '../../domain/first-error.ts';

/** 'step 2', 'all right', 'no answer'. */
export function callWords(call: Call): string {
	if (call === 'none') return 'no answer';
	return call === 'right' ? 'all right' : `step ${call + 1}`;
}

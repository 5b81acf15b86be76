import type { Models } from '../../engine/models.ts';

/** What to know where no run is under way. */
export function modelWords(models: Models): string {
	switch (models.kind) {
		case 'ready':
			return 'The models are ready.';
		case 'failed':
			return 'This did not work; see above.';
		case 'none':
			return models.wasLeft
				? 'Cancelled. The next load goes on where this one was.'
				: 'The models load once, into this tab, when you ask.';
		case 'loading':
			return 'Loading the models…';
	}
}

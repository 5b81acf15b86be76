import { useSyncExternalStore } from 'react';

const changes = ['online', 'offline'] as const;

function subscribe(listener: () => void): () => void {
	for (const name of changes) window.addEventListener(name, listener);
	return () => {
		for (const name of changes) window.removeEventListener(name, listener);
	};
}

/** Whether there may be a network; false is sure. */
export function useOnline(): boolean {
	return useSyncExternalStore(
		subscribe,
		() => navigator.onLine,
		() => true,
	);
}

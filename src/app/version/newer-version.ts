import { useSyncExternalStore } from 'react';

const askEveryMs = 15 * 60_000;

/** How to come to the newer version; null while this page is the newest that is known. */
let toNewer: (() => void) | null = null;
const listeners = new Set<() => void>();

function tell(reload: () => void): void {
	toNewer = reload;
	for (const listener of listeners) listener();
}

/** Notices a newer version that waits, and one that another tab has let take over. */
export function watchVersions(registration: ServiceWorkerRegistration): void {
	const { serviceWorker } = navigator;
	const notice = (): void => {
		const { waiting } = registration;
		if (waiting === null) return;
		tell(() => {
			serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
			waiting.postMessage('take over');
		});
	};
	serviceWorker.addEventListener('controllerchange', () => tell(() => location.reload()));
	registration.addEventListener('updatefound', () => {
		registration.installing?.addEventListener('statechange', notice);
	});
	notice();
	// A tab may stay open for days: it asks its host when it is looked at again.
	let askedAt = Date.now();
	document.addEventListener('visibilitychange', () => {
		if (document.hidden || Date.now() - askedAt < askEveryMs) return;
		askedAt = Date.now();
		registration.update().catch(() => undefined);
	});
}

/** How to come to the newer version; null while this page is the newest that is known. */
export function useNewerVersion(): (() => void) | null {
	return useSyncExternalStore(
		(listener) => {
			listeners.add(listener);
			return () => listeners.delete(listener);
		},
		() => toNewer,
	);
}

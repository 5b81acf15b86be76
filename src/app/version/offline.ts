import { watchVersions } from './newer-version.ts';

/** The page then opens without a network; where service workers are blocked it stays as it is. */
export async function keepForOffline(): Promise<void> {
	const { serviceWorker } = navigator;
	const isFirstVisit = serviceWorker.controller === null;
	const controlled = new Promise((resolve) => {
		serviceWorker.addEventListener('controllerchange', resolve, { once: true });
	});
	const registration = await serviceWorker.register('./sw.js');
	if (!isFirstVisit) return watchVersions(registration);
	await controlled;
	watchVersions(registration);
	// A runtime that is loaded by now came past the service worker: ask for it again, from the HTTP cache.
	const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
	const own = loaded.filter((url) => url.startsWith(new URL('assets/', document.baseURI).href));
	await Promise.all(own.map((url) => fetch(url)));
}

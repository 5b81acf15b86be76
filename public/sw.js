/**
 * Steplight's service worker: the page opens without a network once it was visited, and hosts that
 * cannot set headers still give it threads (cross-origin isolation). Model files are kept by the
 * engine itself (src/inference/worker/files/file-cache.ts) and pass through here untouched.
 */
const shell = 'steplight-shell-1';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== self.location.origin) return;
	if (pathname.includes('/models/')) return;
	// The names of built files hold their contents' hash: what is kept is never old.
	const answer = pathname.includes('/assets/') ? keptFirst(request) : newestFirst(request);
	event.respondWith(answer.then(isolated));
});

async function keptFirst(request) {
	const cache = await caches.open(shell);
	const kept = await cache.match(request, { ignoreVary: true });
	return kept ?? keep(cache, request, await fetch(request));
}

async function newestFirst(request) {
	const cache = await caches.open(shell);
	try {
		return await keep(cache, request, await fetch(request));
	} catch (cause) {
		const kept = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
		if (kept === undefined) throw cause;
		return kept;
	}
}

async function keep(cache, request, response) {
	// A full storage keeps nothing, and that is all.
	if (response.ok) await cache.put(request, response.clone()).catch(() => undefined);
	return response;
}

/** The two headers that WebAssembly threads need. */
function isolated(response) {
	if (response.type === 'opaque' || response.status === 0) return response;
	const headers = new Headers(response.headers);
	headers.set('Cross-Origin-Opener-Policy', 'same-origin');
	headers.set('Cross-Origin-Embedder-Policy', 'require-corp');
	const { status, statusText } = response;
	return new Response(response.body, { status, statusText, headers });
}

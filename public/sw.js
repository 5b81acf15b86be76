/**
 * Steplight's service worker: the page opens without a network once it was visited, in one version or
 * another and never in two at once, and hosts that cannot set headers still give it threads
 * (cross-origin isolation). Model files are kept by the engine itself
 * (src/inference/worker/files/file-cache.ts) and pass through here untouched.
 *
 * A version is whole or it is not there: its files are fetched when it is installed, each checked by
 * its hash, and a newer one waits until the page asks for it or no tab shows the older any more.
 */

/** {version, files: {path: integrity}, headers}, written by src/cli/site/build.ts. */
const build = 'the build';

const family = 'steplight-shell-';
const own = family + build.version;
const scope = new URL('./', self.location.href);

self.addEventListener('install', (event) => event.waitUntil(keepVersion()));
self.addEventListener('activate', (event) => event.waitUntil(takeOver()));
self.addEventListener('message', ({ data }) => {
	if (data === 'take over') self.skipWaiting();
});

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const { origin, pathname } = new URL(request.url);
	if (request.method !== 'GET' || origin !== scope.origin) return;
	// Who asks past every cache wants to know what the host has now.
	if (request.cache === 'no-store' || !pathname.startsWith(scope.pathname)) return;
	const path = pathname.slice(scope.pathname.length);
	if (path.startsWith('models/')) return;
	event.respondWith(answer(request, path).then(withHeaders));
});

async function keepVersion() {
	const cache = await caches.open(own);
	try {
		await Promise.all(
			Object.entries(build.files).map(async ([path, integrity]) => {
				const revalidated = { cache: path.startsWith('assets/') ? 'default' : 'no-cache' };
				const response = await fetch(path, { integrity, ...revalidated });
				if (!response.ok) throw new Error(`${path}: ${response.status}`);
				await cache.put(path, response);
			}),
		);
	} catch (cause) {
		// In the middle of a deploy, or the storage is full: the browser tries again at a later visit.
		await caches.delete(own);
		throw cause;
	}
}

async function takeOver() {
	const shells = (await caches.keys()).filter((name) => name.startsWith(family));
	// The version before this one stays, for tabs that show it; names are in the order they came.
	const older = shells.filter((name) => name !== own).slice(0, -1);
	await Promise.all(older.map((name) => caches.delete(name)));
	await self.clients.claim();
}

async function answer(request, path) {
	const cache = await caches.open(own);
	if (path === '' || path === 'index.html') {
		return (await cache.match('./')) ?? fetch(request);
	}
	// A built file's name holds its contents' hash: an older tab finds its own, and none of another version.
	const kept = (await cache.match(path)) ?? (await caches.match(scope.href + path));
	if (kept !== undefined) return kept;
	const response = await fetch(request);
	const isBuilt = path.startsWith('assets/') && response.ok && response.status !== 206;
	// A full storage keeps nothing, and that is all.
	if (isBuilt) await cache.put(path, response.clone()).catch(() => undefined);
	return response;
}

/** The site's headers, where the host does not send its own. */
function withHeaders(response) {
	if (response.type === 'opaque' || response.status === 0) return response;
	const headers = new Headers(response.headers);
	for (const [name, value] of Object.entries(build.headers)) {
		if (!headers.has(name)) headers.set(name, value);
	}
	const { status, statusText } = response;
	return new Response(response.body, { status, statusText, headers });
}

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { createEngineClient } from './inference/client.ts';
import { forgetOlderModels, keptModels, keptModelsName } from './inference/kept-models.ts';
import './parts/styles/global.css';
import { createStore } from './engine/store.ts';
import { createEngineLoader } from './run/control.ts';
import { initialState, reduce } from './run/state.ts';

const modelsUrl = new URL('models/', document.baseURI).href;

/** A burst of events costs one render. A hidden tab has no frames, and shall not fall behind. */
function onNextFrame(notify: () => void): void {
	if (document.hidden) setTimeout(notify);
	else requestAnimationFrame(notify);
}

/** The bytes of all files that a manifest promises: records of the form {path, bytes}, however deep. */
function promisedBytes(value: unknown): number {
	if (typeof value !== 'object' || value === null) return 0;
	const { path, bytes } = value as { readonly path?: unknown; readonly bytes?: unknown };
	if (typeof path === 'string' && typeof bytes === 'number') return bytes;
	return Object.values(value).reduce((sum: number, member) => sum + promisedBytes(member), 0);
}

/** What the button can promise before anything is loaded; null where the index cannot be read. */
async function readModelBytes(): Promise<number | null> {
	try {
		const index: unknown = await (await fetch(`${modelsUrl}index.json`)).json();
		const { models } = index as { readonly models: readonly string[] };
		const manifest: unknown = await (await fetch(`${modelsUrl}${models[0]}/manifest.json`)).json();
		return promisedBytes(manifest) || null;
	} catch {
		return null;
	}
}

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no element with the id "root"');

const root = createRoot(container);
const loader = createEngineLoader(createEngineClient({ modelsUrl, cacheName: keptModelsName }));
const createRunStore = () => createStore(reduce, initialState, onNextFrame);

function render(modelBytes: number | null): void {
	root.render(
		<StrictMode>
			<App {...{ loader, createRunStore, modelBytes, keptModels }} />
		</StrictMode>,
	);
}

/** The page then opens without a network; where service workers are blocked it stays as it is. */
async function keepForOffline(): Promise<void> {
	const isFirstVisit = navigator.serviceWorker.controller === null;
	const controlled = new Promise((resolve) => {
		navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true });
	});
	await navigator.serviceWorker.register('./sw.js');
	if (isFirstVisit) await controlled;
	// What the first visit loaded came past the service worker: ask for it again, from the HTTP cache.
	const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
	const own = [location.href, ...loaded].filter(
		(url) => url.startsWith(location.origin) && !url.includes('/models/'),
	);
	if (isFirstVisit) await Promise.all(own.map((url) => fetch(url)));
}
if (import.meta.env.PROD && 'serviceWorker' in navigator) {
	keepForOffline().catch(() => undefined);
}

forgetOlderModels().catch(() => undefined);
render(null);
void readModelBytes().then(render);

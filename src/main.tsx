import { StrictMode, startTransition } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App.tsx';
import { tellHeight } from './app/embed/tell-height.ts';
import { trustOwnScripts } from './app/trusted-scripts.ts';
import { keepForOffline } from './app/version/offline.ts';
import { createEngine } from './engine/engine.ts';
import { createEngineClient } from './inference/client.ts';
import { explained } from './inference/explain.ts';
import { forgetOlderModels, modelCacheName, modelFilesAt } from './inference/model-files.ts';
import { readBackend } from './parts/engine/backend-choice.ts';
import type { ModelClient } from './run/ports.ts';
import { createRunStore } from './run/store.ts';
import './parts/styles/global.css';
import './parts/styles/print.css';

/** Between two events of the toy: slow enough to see them come. */
const toyPauseMs = 30;

const modelsUrl = new URL('models/', document.baseURI).href;

/** As many changes a second as a reader can follow: more would take from the models. */
const noticeMs = 100;

/** A burst of events costs one render. A hidden tab has no frames, and shall not fall behind. */
function onNotice(notify: () => void): void {
	setTimeout(() => {
		if (document.hidden) notify();
		else requestAnimationFrame(notify);
	}, noticeMs);
}

trustOwnScripts();
const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no element with the id "root"');

const root = createRoot(container);
const engine = createEngine(
	await openClient(),
	modelFilesAt(modelsUrl),
	readBackend(location.search),
);

/** The models; under `npm run dev`, `?toy` puts in their place a toy that needs no download. */
async function openClient(): Promise<ModelClient> {
	if (import.meta.env.DEV && new URLSearchParams(location.search).has('toy')) {
		const { createToyClient } = await import('./run/testing/toy-client.ts');
		return createToyClient(() => new Promise((resolve) => setTimeout(resolve, toyPauseMs)));
	}
	const own = document.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? null;
	return createEngineClient({
		modelsUrl,
		cacheName: modelCacheName,
		explain: (failure) => explained(failure, document.baseURI, own),
	});
}

if (import.meta.env.PROD && 'serviceWorker' in navigator) keepForOffline().catch(() => undefined);
tellHeight(container);
forgetOlderModels().catch(() => undefined);
// In slices, so that a slow phone answers between them.
startTransition(() =>
	root.render(
		<StrictMode>
			<App engine={engine} createRunStore={() => createRunStore(onNotice)} />
		</StrictMode>,
	),
);

import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createEngineClient } from './inference/client.ts';
import { App } from './ui/page/App.tsx';
import './ui/styles/global.css';
import { initialState, reduce } from './verify/state.ts';
import { createStore } from './verify/store.ts';

const modelsUrl = new URL('models/', document.baseURI).href;

/** A burst of events costs one render. A hidden tab has no frames, and shall not fall behind. */
function onNextFrame(notify: () => void): void {
	if (document.hidden) setTimeout(notify);
	else requestAnimationFrame(notify);
}

const container = document.getElementById('root');
if (container === null) throw new Error('index.html has no element with the id "root"');

createRoot(container).render(
	<StrictMode>
		<App
			verifier={createEngineClient({ modelsUrl })}
			store={createStore(reduce, initialState, onNextFrame)}
			modelBytes={null}
		/>
	</StrictMode>,
);

/** `npm run dev` shows it at /gallery.html; it is no part of the build. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import '../parts/styles/global.css';
import { Gallery } from './Gallery.tsx';
import { Schemes } from './Schemes.tsx';
import { namedScheme, showScheme } from './scheme.ts';
import { openToyEngine } from './toy-engine.ts';

const container = document.getElementById('root');
if (container === null) throw new Error('gallery.html has no element with the id "root"');

const scheme = namedScheme();
if (scheme !== null) showScheme(scheme);
createRoot(container).render(
	<StrictMode>
		{scheme === null ? <Schemes /> : <Gallery engine={await openToyEngine()} />}
	</StrictMode>,
);

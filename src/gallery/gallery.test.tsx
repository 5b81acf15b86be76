import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Gallery } from './Gallery.tsx';
import { openToyEngine } from './toy-engine.ts';

const parts = import.meta.glob('../parts/**/*.tsx');
const shelves = import.meta.glob<string>('./*.tsx', {
	query: '?raw',
	import: 'default',
	eager: true,
});
/** Made of others that are shown, or what others are made of. */
const insides = [
	'../parts/chart/ChartMark.tsx',
	'../parts/print/PrintedSheets.tsx',
	'../parts/reveal/BoardStep.tsx',
	'../parts/reveal/HandCount.tsx',
	'../parts/reveal/RevealBar.tsx',
	'../parts/share/AddToLesson.tsx',
	'../parts/share/ControlFields.tsx',
	'../parts/share/LinkBox.tsx',
	'../parts/share/SharePanel.tsx',
	'../parts/share/VeilFields.tsx',
	'../parts/steps/RedrawButton.tsx',
];

test('every part is in the gallery', () => {
	const shown = Object.values(shelves).join('\n');
	const missing = Object.keys(parts).filter((path) => !shown.includes(`from '${path}'`));
	expect(missing).toEqual(insides);
});

test('every part can be drawn in every state', async () => {
	const drawn = renderToStaticMarkup(<Gallery engine={await openToyEngine()} />);
	expect(drawn).toContain('This problem is strange to these models.');
	expect(drawn).toContain('7+8 = 16');
});

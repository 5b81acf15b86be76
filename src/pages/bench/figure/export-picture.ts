import type { LegendEntry } from './Figure.tsx';
import { signOf } from './look.ts';

/** What a drawing takes from style sheets and variables; a picture on its own has neither. */
const carried = [
	'fill',
	'fill-opacity',
	'stroke',
	'stroke-width',
	'stroke-opacity',
	'stroke-dasharray',
	'font-family',
	'font-size',
	'text-anchor',
] as const;

const svgSpace = 'http://www.w3.org/2000/svg';
/** A picture for print or a projector has twice the pixels. */
const scale = 2;

/** The picture as a file of its own: its colours, its legend and its caption are in it. */
export function standaloneSvg(
	svg: SVGSVGElement,
	caption: string,
	legend: readonly LegendEntry[],
): { readonly text: string; readonly width: number; readonly height: number } {
	const copy = svg.cloneNode(true) as SVGSVGElement;
	const originals = [svg, ...svg.querySelectorAll('*')];
	for (const [at, element] of [copy, ...copy.querySelectorAll('*')].entries()) {
		const style = getComputedStyle(originals[at] as Element);
		for (const name of carried) element.setAttribute(name, style.getPropertyValue(name));
		element.removeAttribute('style');
		element.removeAttribute('class');
	}
	const page = getComputedStyle(document.documentElement);
	const [ink, paper] = [page.getPropertyValue('--ink'), page.getPropertyValue('--card')];
	const font = Number.parseFloat(getComputedStyle(svg).fontSize);
	const width = svg.clientWidth;
	const lines = [
		...legend.map(({ name, index, colour }) => ({ words: `${signOf(index)} ${name}`, colour })),
		...wrapped(caption, Math.floor(width / (font * 0.55))).map((words) => ({ words, colour: ink })),
	];
	const height = svg.clientHeight + font * 1.5 * (lines.length + 1);
	copy.setAttribute('xmlns', svgSpace);
	copy.setAttribute('width', String(width));
	copy.setAttribute('height', String(height));
	copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
	const back = document.createElementNS(svgSpace, 'rect');
	back.setAttribute('width', '100%');
	back.setAttribute('height', '100%');
	back.setAttribute('fill', paper);
	copy.prepend(back);
	for (const [at, { words, colour }] of lines.entries()) {
		const text = document.createElementNS(svgSpace, 'text');
		text.setAttribute('x', String(font));
		text.setAttribute('y', String(svg.clientHeight + font * 1.5 * (at + 1)));
		text.setAttribute(
			'fill',
			colour.startsWith('var(') ? page.getPropertyValue(colour.slice(4, -1)) : colour,
		);
		text.setAttribute('text-anchor', 'start');
		text.setAttribute('font-size', String(font));
		text.setAttribute('font-family', 'sans-serif');
		text.textContent = words;
		copy.append(text);
	}
	return { text: new XMLSerializer().serializeToString(copy), width, height };
}

/** @throws where the browser cannot draw it. */
export async function pngOf(picture: ReturnType<typeof standaloneSvg>): Promise<Blob> {
	const image = new Image();
	const address = URL.createObjectURL(new Blob([picture.text], { type: 'image/svg+xml' }));
	try {
		image.src = address;
		await image.decode();
		const canvas = document.createElement('canvas');
		canvas.width = picture.width * scale;
		canvas.height = picture.height * scale;
		const context = canvas.getContext('2d');
		if (context === null) throw new Error('no canvas');
		context.drawImage(image, 0, 0, canvas.width, canvas.height);
		return await new Promise<Blob>((resolve, reject) => {
			canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)));
		});
	} finally {
		URL.revokeObjectURL(address);
	}
}

/** The words in lines of at most so many signs. */
function wrapped(words: string, most: number): string[] {
	const lines: string[] = [];
	for (const word of words.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + word.length < most)
			lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines;
}

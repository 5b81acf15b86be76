export const schemes = ['light', 'dark'] as const;
export type Scheme = (typeof schemes)[number];

/** The scheme that the address names; null where it names none. */
export function namedScheme(): Scheme | null {
	const named = new URLSearchParams(location.search).get('scheme');
	return schemes.find((scheme) => scheme === named) ?? null;
}

/** Shows the page as a system of this scheme would: a page cannot choose what its media queries see. */
export function showScheme(scheme: Scheme): void {
	document.documentElement.style.colorScheme = scheme;
	for (const sheet of document.styleSheets) {
		for (const rule of sheet.cssRules) {
			if (rule instanceof CSSMediaRule && rule.media.mediaText.includes('prefers-color-scheme')) {
				rule.media.mediaText = scheme === 'dark' ? 'all' : 'not all';
			}
		}
	}
}

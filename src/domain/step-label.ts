/** A bullet, then a number, a letter, 'Step 3' or bold words with a colon. Bounded: no text makes it slow. */
const label =
	/^\s*(?:#{1,3}\s+)?(?:[-*•–—·▪‣◦]\s+)?(?:(?:\*{0,2}\(?\d{1,3}[.):]\*{0,2}|\*{0,2}\(?[a-h]\)\*{0,2}|\*{0,2}step\s+\d{1,3}\*{0,2}\s*[:.)–—-]?\*{0,2}|\*\*[^*=\n]{1,60}(?::\*\*|\*\*:))(?=\s|$)\s*)?/iu;

/** How many characters of a line are a bullet or a label: `- `, `2) `, `Step 1: `, `**Total:** `. */
export function labelLength(line: string): number {
	const found = label.exec(line)?.[0].length ?? 0;
	// A heading's marks are no label of their own.
	return /^\s*#{1,3}\s+$/u.test(line.slice(0, found)) ? 0 : found;
}

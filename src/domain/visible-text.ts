/** White space that would not be seen, as signs: ' a\n' becomes '·a⏎'. */
export function visibleText(text: string): string {
	return text
		.replaceAll(' ', '·')
		.replaceAll('\n', '⏎')
		.replaceAll('\t', '⇥')
		.replaceAll('\r', '␍')
		.replaceAll('\u00a0', '⍽');
}

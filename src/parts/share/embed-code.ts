/** The address of this page, without query, with what a link holds. */
export function linkAddress(here: string, fragment: string): string {
	return here.replace(/[?#].*$/su, '') + fragment;
}

const marks: Readonly<Record<string, string>> = {
	'&': '&amp;',
	'"': '&quot;',
	'<': '&lt;',
	'>': '&gt;',
};

/** A frame that may run scripts and nothing else: no storage, no forms, no way to the page around it. */
export function embedCode(link: string): string {
	const address = link.replace(/[&"<>]/gu, (mark) => marks[mark] ?? mark);
	return `<iframe src="${address}" title="Steplight" sandbox="allow-scripts" width="100%" height="720" style="border: 0"></iframe>`;
}

/**
 * In a frame the page tells whoever frames it how high it is, whenever that changes, so that the frame can
 * follow (docs/embedding.md). Any page may hear it: a height is no secret, and nothing is taken from it.
 */
export function tellHeight(content: Element): void {
	if (window.parent === window) return;
	let told = 0;
	new ResizeObserver(() => {
		const height = Math.ceil(content.getBoundingClientRect().height);
		if (height === told) return;
		told = height;
		window.parent.postMessage({ type: 'steplight:height', height }, '*');
	}).observe(content);
}

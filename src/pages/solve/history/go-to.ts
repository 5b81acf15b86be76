/** Goes on to another query of this page, so that Back comes to the one before; who reads the address hears of it. */
export function goTo(query: string): void {
	if (query === location.search) return;
	history.pushState(null, '', location.pathname + query + location.hash);
	window.dispatchEvent(new PopStateEvent('popstate'));
}

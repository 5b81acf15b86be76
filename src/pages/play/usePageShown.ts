import { useSyncExternalStore } from 'react';
import { pageOf } from '../../parts/navigation/pages.ts';

function subscribe(listener: () => void): () => void {
	window.addEventListener('hashchange', listener);
	document.addEventListener('visibilitychange', listener);
	return () => {
		window.removeEventListener('hashchange', listener);
		document.removeEventListener('visibilitychange', listener);
	};
}

const isShown = (): boolean => pageOf(location.hash) === 'play' && !document.hidden;

/** Whether the visitor sees this page now: its keys and its clock rest while another is shown. */
export function usePageShown(): boolean {
	return useSyncExternalStore(subscribe, isShown);
}

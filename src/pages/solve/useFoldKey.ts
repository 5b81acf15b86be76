import { useEffect } from 'react';
import { pageOf } from '../../parts/navigation/pages.ts';

/** Escape folds the form away and brings it back, wherever the focus is, while this page is shown. */
export function useFoldKey(onFold: () => void): void {
	useEffect(() => {
		const press = (event: KeyboardEvent) => {
			if (event.key !== 'Escape' || event.defaultPrevented || event.repeat) return;
			if (pageOf(location.hash) === 'solve') onFold();
		};
		window.addEventListener('keydown', press);
		return () => window.removeEventListener('keydown', press);
	}, [onFold]);
}

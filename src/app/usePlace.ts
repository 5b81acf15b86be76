import { useEffect, useLayoutEffect, useState } from 'react';
import { type PageName, pages } from '../parts/navigation/pages.ts';

/** Each page has its title, and is found again where it was scrolled to. */
export function usePlace(page: PageName): void {
	const [places] = useState(() => new Map<PageName, number>());
	useEffect(() => {
		const title = pages.find(({ name }) => name === page)?.title ?? '';
		document.title = `${title} – Steplight`;
	}, [page]);
	useEffect(() => {
		const keep = () => places.set(page, scrollY);
		window.addEventListener('scroll', keep, { passive: true });
		return () => window.removeEventListener('scroll', keep);
	}, [page, places]);
	// Before paint, so that nothing is seen to jump.
	useLayoutEffect(() => {
		// A promise in newer browsers, which React would take for what ends the effect.
		scrollTo({ top: places.get(page) ?? 0 });
	}, [page, places]);
}

import { lazy } from 'react';
import { Note } from '../../../parts/note/Note.tsx';

export const loadSearch = () => import('./SearchResults.tsx');

/** Comes when it is chosen. */
export const SearchResults = lazy(() =>
	loadSearch().then(
		(module) => ({ default: module.SearchResults }),
		() => ({ default: Missing }),
	),
);

/** As after an update of the site, or without a network on a first visit. */
function Missing() {
	return (
		<Note tone="warn">
			The part of this page that shows searches could not be loaded. Reload the page.
		</Note>
	);
}

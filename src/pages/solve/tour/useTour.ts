import { useCallback, useState } from 'react';
import { flag, record } from '../../../domain/json.ts';
import { lastingDraft } from '../../../parts/draft/session-draft.ts';
import { goTo } from '../history/go-to.ts';
import { withRunId } from '../history/run-history.ts';
import { withKind } from '../recorded/kinds.ts';
import type { ShownChoice } from '../shown/shown-choice.ts';

/** Where the browser keeps nothing, the tour is offered at every visit. */
const memory = lastingDraft('steplight.tour', record({ known: flag }));

const loadTour = () => import('./Tour.tsx');
type Card = Awaited<ReturnType<typeof loadTour>>['Tour'];

export type Tour = {
	/** Whether this visitor has neither taken nor refused it. */
	readonly isOffered: boolean;
	/** The tour, while it is on. */
	readonly Card: Card | null;
	/** The solution that the tour shows whole; null while it is not on. */
	readonly shows: ShownChoice | null;
	/** Whether its script could not be had, as without a network on a first visit. */
	readonly isMissing: boolean;
	readonly start: () => void;
	readonly show: (choice: ShownChoice) => void;
	/** It was taken, refused, or is not needed any more. */
	readonly end: () => void;
};

/** The tour comes when it is asked for, and is offered once. */
export function useTour(): Tour {
	const [isOffered, setOffered] = useState(() => memory.read()?.known !== true);
	const [Card, setCard] = useState<Card | null>(null);
	const [shows, setShows] = useState<ShownChoice | null>(null);
	const [isMissing, setMissing] = useState(false);
	const end = useCallback(() => {
		memory.keep({ known: true });
		setOffered(false);
		setCard(null);
		setShows(null);
	}, []);
	const start = useCallback(() => {
		loadTour().then(
			({ Tour }) => {
				goTo(withRunId(withKind(location.search, 'voting-fails'), null));
				setMissing(false);
				setCard(() => Tour);
			},
			() => setMissing(true),
		);
	}, []);
	return { isOffered, Card, shows, isMissing, start, show: setShows, end };
}

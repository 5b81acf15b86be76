import { lazy } from 'react';
import { recordedKinds } from '../pages/solve/recorded/kinds.ts';
import { loadRecorded } from '../pages/solve/recorded/recorded-run.ts';
import { loadTour } from '../pages/solve/tour/useTour.ts';

const load = {
	check: async () => ({ default: (await import('../pages/check/CheckPage.tsx')).CheckPage }),
	lab: async () => ({ default: (await import('../pages/lab/LabPage.tsx')).LabPage }),
	play: async () => ({ default: (await import('../pages/play/PlayPage.tsx')).PlayPage }),
};

/** The first page is at hand; the others come when they are opened. */
export const CheckPage = lazy(load.check);
export const LabPage = lazy(load.lab);
export const PlayPage = lazy(load.play);

/** Brings the other pages, and what of the first one comes when it is asked for, so that the service worker has them when there is no network. */
export async function loadOtherPages(): Promise<void> {
	await Promise.all([
		...Object.values(load).map((bring) => bring()),
		...recordedKinds.map(loadRecorded),
		loadTour(),
	]);
}

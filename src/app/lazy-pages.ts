import { lazy } from 'react';

const load = {
	check: async () => ({ default: (await import('../pages/check/CheckPage.tsx')).CheckPage }),
	lab: async () => ({ default: (await import('../pages/lab/LabPage.tsx')).LabPage }),
	play: async () => ({ default: (await import('../pages/play/PlayPage.tsx')).PlayPage }),
};

/** The first page is at hand; the others come when they are opened. */
export const CheckPage = lazy(load.check);
export const LabPage = lazy(load.lab);
export const PlayPage = lazy(load.play);

/** Brings the other pages, so that the service worker has them when there is no network. */
export async function loadOtherPages(): Promise<void> {
	await Promise.all(Object.values(load).map((bring) => bring()));
}

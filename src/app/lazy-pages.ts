import { lazy } from 'react';

/** The first page is at hand; the others come when they are opened. */
export const CheckPage = lazy(async () => ({
	default: (await import('../pages/check/CheckPage.tsx')).CheckPage,
}));
export const LabPage = lazy(async () => ({
	default: (await import('../pages/lab/LabPage.tsx')).LabPage,
}));
export const BenchPage = lazy(async () => ({
	default: (await import('../pages/bench/BenchPage.tsx')).BenchPage,
}));
export const PlayPage = lazy(async () => ({
	default: (await import('../pages/play/PlayPage.tsx')).PlayPage,
}));
export const LessonPage = lazy(async () => ({
	default: (await import('../pages/lesson/LessonPage.tsx')).LessonPage,
}));
export const GlossaryPage = lazy(async () => ({
	default: (await import('../pages/glossary/GlossaryPage.tsx')).GlossaryPage,
}));

/** Below every page, where they are unfolded. */
export const PickerPanel = lazy(async () => ({
	default: (await import('./engine/PickerPanel.tsx')).PickerPanel,
}));
export const DoctorPanel = lazy(async () => ({
	default: (await import('./engine/doctor/DoctorPanel.tsx')).DoctorPanel,
}));

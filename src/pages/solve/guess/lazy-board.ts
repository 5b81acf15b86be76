import { lazy } from 'react';

/** Loaded where a link hides something. */
export const GuessBoard = lazy(async () => ({
	default: (await import('./GuessBoard.tsx')).GuessBoard,
}));

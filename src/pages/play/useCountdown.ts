import { useEffect } from 'react';

const second = 1000;

/** Calls `onSecond` each second while it runs. */
export function useCountdown(running: boolean, onSecond: () => void): void {
	useEffect(() => {
		if (!running) return;
		const timer = setInterval(onSecond, second);
		return () => clearInterval(timer);
	}, [running, onSecond]);
}

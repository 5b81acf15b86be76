/** How far a study is, how fast it goes, and when it will be done. */
export type Pace = {
	/** '12 of 500, 3.1 a second, 2 min left'. @param done items that have their row. */
	words(done: number): string;
};

/** @param from items that had their row before this run; they say nothing of its rate. */
export function createPace(
	from: number,
	items: number,
	now: () => number = () => performance.now(),
): Pace {
	const startedAt = now();
	return {
		words(done) {
			const counted = `${done} of ${items}`;
			const seconds = (now() - startedAt) / 1000;
			if (done <= from || seconds <= 0) return counted;
			const rate = (done - from) / seconds;
			const told = `${counted}, ${rateWords(rate)}`;
			return done === items ? told : `${told}, ${timeWords((items - done) / rate)} left`;
		},
	};
}

function rateWords(perSecond: number): string {
	return perSecond >= 1
		? `${perSecond.toFixed(1)} a second`
		: `${(1 / perSecond).toFixed(1)} s each`;
}

function timeWords(seconds: number): string {
	if (seconds < 90) return `${Math.ceil(seconds)} s`;
	const minutes = Math.round(seconds / 60);
	if (minutes < 90) return `${minutes} min`;
	return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

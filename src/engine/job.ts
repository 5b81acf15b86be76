import type { EngineInfo } from './info.ts';

/** How a job ended. 'overtaken': a job of another page took the engine. */
export type JobEnd = 'done' | 'stopped' | 'overtaken' | 'failed';

/** What a task has to work with. */
type Use<Request, Event> = {
	readonly info: EngineInfo;
	/** The events of one run. It comes back only after a whole run: where the job ends before that, so does the task. */
	run(request: Request): AsyncIterable<Event>;
};

/** One thing to do with the models, told as updates. It knows nothing of loading and stopping. */
export type Task<Request, Event, Update> = (use: Use<Request, Event>) => AsyncIterable<Update>;

/** A task, and who hears of it. After `ended` nothing more is told. */
export type Work<Request, Event, Update> = {
	readonly task: Task<Request, Event, Update>;
	readonly tell: (update: Update) => void;
	readonly began?: () => void;
	readonly ended?: (end: JobEnd) => void;
};

export type Job = {
	/** Ends it within one decode step, or leaves the load that it waits for. */
	stop(): void;
	readonly ended: Promise<JobEnd>;
};

/** Unwinds a task whose job has ended. */
export class Ended extends Error {
	readonly end: JobEnd;

	constructor(end: JobEnd) {
		super(`the job has ended (${end})`);
		this.end = end;
	}
}

import { startClock } from '../clock.ts';
import type { RunEvent } from '../events.ts';
import type { GeneratedText, RequestOf, RunPorts } from '../ports.ts';
import { nothingWritten, type Written, write } from '../written.ts';

/**
 * The table of contents of the app: problem → candidates → steps → rewards, as one stream; votes
 * and verdict are pure functions of what it tells (domain/vote.ts).
 * Steps are scored as they end, between two decode steps. Rejects only where a port does.
 *
 * @param isStopped asked after every decode step and every reward.
 * @param now milliseconds, from any start.
 */
export async function* sample(
	runId: string,
	{ problem, settings }: Omit<RequestOf<'sample'>, 'kind'>,
	ports: RunPorts,
	isStopped: () => boolean,
	now: () => number = () => performance.now(),
): AsyncGenerator<RunEvent> {
	const clock = startClock(ports.memory, now);
	let tokens = 0;
	let steps = 0;

	const familiarity = await ports.generator.familiarity(problem);
	yield { kind: 'started', runId, problem, candidates: settings.candidates, familiarity };
	await ports.stepRewarder.begin(problem);
	await ports.outcomeRewarder.begin(problem);
	const writings = Array.from({ length: settings.candidates }, nothingWritten);

	for await (const additions of ports.generator.generate(problem, settings)) {
		const ready: { addition: GeneratedText; from: number; written: Written }[] = [];
		for (const addition of additions) {
			const written = writings[addition.candidate];
			if (written === undefined) throw new RangeError(`no candidate ${addition.candidate}`);
			tokens += addition.tokens;
			const from = written.steps.length;
			yield* write(written, addition);
			if (written.steps.length > from || addition.end !== null)
				ready.push({ addition, from, written });
		}
		for (const { addition, from, written } of ready) {
			for (let step = from; step < written.steps.length; step++) {
				if (isStopped()) break;
				const text = written.steps[step] as string;
				const reward = await ports.stepRewarder.rewardStep(addition.candidate, text);
				steps += 1;
				clock.reward();
				yield { kind: 'reward', candidate: addition.candidate, step, reward };
			}
			if (isStopped()) break;
			if (addition.end !== null) yield* finish(ports, addition.candidate, written, addition.end);
		}
		if (isStopped()) {
			for (const candidate of writings.keys()) ports.stepRewarder.release(candidate);
			yield { kind: 'done', stopped: true, stats: clock.stats(tokens, steps) };
			return;
		}
	}
	yield { kind: 'done', stopped: false, stats: clock.stats(tokens, steps) };
}

/** Only whole solutions have an outcome: one that was cut has no answer to judge. */
async function* finish(
	ports: RunPorts,
	candidate: number,
	written: Written,
	reason: 'answered' | 'cut',
): AsyncGenerator<RunEvent> {
	ports.stepRewarder.release(candidate);
	if (reason === 'answered') {
		const reward = await ports.outcomeRewarder.rewardOutcome(written.steps);
		yield { kind: 'outcome', candidate, reward };
	}
	yield { kind: 'finished', candidate, reason };
}

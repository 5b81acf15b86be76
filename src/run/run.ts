import type { RunEvent } from './events.ts';
import type { RunPorts, RunRequest } from './ports.ts';
import { complete } from './strategy/complete.ts';
import { examine } from './strategy/examine.ts';
import { read } from './strategy/read.ts';
import { sample } from './strategy/sample.ts';
import { score } from './strategy/score.ts';
import { search } from './strategy/search.ts';
import { surprise } from './strategy/surprise.ts';

/** Whatever an engine is asked for, as one stream of events. Rejects only where a port does. */
export function run(
	runId: string,
	request: RunRequest,
	ports: RunPorts,
	isStopped: () => boolean,
): AsyncGenerator<RunEvent> {
	switch (request.kind) {
		case 'sample':
			return sample(runId, request, ports, isStopped);
		case 'search':
			return search(runId, request, ports, isStopped);
		case 'read':
			return read(request, ports);
		case 'score':
			return score(runId, request, ports, isStopped);
		case 'examine':
			return examine(request, ports);
		case 'surprise':
			return surprise(runId, request, ports, isStopped);
		case 'complete':
			return complete(runId, request, ports, isStopped);
	}
}

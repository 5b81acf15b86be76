import { readdirSync, readFileSync } from 'node:fs';

/** A process of the tests' browser that shows pages or runs their workers. */
export type Renderer = {
	/** The most memory that it ever had at once. */
	readonly peakBytes: number;
	readonly processorMs: number;
};

/** Linux counts in hundredths of a second, and in kilobytes. */
const [tickMs, kilobyte] = [10, 1024];

/** By /proc: of a system without one, none. */
export function renderers(): Renderer[] {
	return processes().flatMap((pid) => {
		try {
			if (!read(pid, 'cmdline').includes('--type=renderer') || !isOwn(pid)) return [];
			const fields = read(pid, 'stat').split(') ').at(-1)?.split(' ') ?? [];
			const ticks = Number(fields[11]) + Number(fields[12]);
			const peakBytes = kilobyte * numberOf(pid, 'VmHWM');
			return [{ peakBytes, processorMs: tickMs * ticks }];
		} catch {
			// It has ended meanwhile.
			return [];
		}
	});
}

function processes(): string[] {
	try {
		return readdirSync('/proc').filter((name) => /^\d+$/u.test(name));
	} catch {
		return [];
	}
}

/** Whether this process started it, or one that this process started. */
function isOwn(pid: string): boolean {
	for (let at = Number(pid); at > 1; at = numberOf(String(at), 'PPid')) {
		if (at === process.pid) return true;
	}
	return false;
}

function read(pid: string, file: string): string {
	return readFileSync(`/proc/${pid}/${file}`, 'utf8');
}

function numberOf(pid: string, name: string): number {
	return Number(new RegExp(`^${name}:\\s+(\\d+)`, 'mu').exec(read(pid, 'status'))?.[1] ?? 0);
}

import { expect, test } from 'vitest';
import { createQueue } from './queue.ts';

test('runs one job at a time, in order', async () => {
	const queue = createQueue();
	const log: string[] = [];
	const job = (name: string) => async (): Promise<string> => {
		log.push(`${name} begins`);
		await new Promise((resolve) => setTimeout(resolve, name === 'a' ? 5 : 0));
		log.push(`${name} ends`);
		return name;
	};
	expect(await Promise.all([queue(job('a')), queue(job('b'))])).toEqual(['a', 'b']);
	expect(log).toEqual(['a begins', 'a ends', 'b begins', 'b ends']);
});

test('a failed job rejects for its caller alone', async () => {
	const queue = createQueue();
	const failed = queue(() => Promise.reject(new Error('lost device')));
	const next = queue(async () => 'alive');
	await expect(failed).rejects.toThrow('lost device');
	await expect(next).resolves.toBe('alive');
});

test('messages get their turn before the next job is asked for', async () => {
	const queue = createQueue();
	let told = false;
	setTimeout(() => {
		told = true;
	});
	for (let i = 0; i < 200 && !told; i++) await queue(async () => i);
	expect(told).toBe(true);
});

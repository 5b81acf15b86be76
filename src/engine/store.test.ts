import { expect, test, vi } from 'vitest';
import { createStore } from './store.ts';

const add = (sum: number, amount: number): number => sum + amount;

test('tells listeners of a change and of nothing else', () => {
	const store = createStore(add, 0);
	const listener = vi.fn();
	const leave = store.subscribe(listener);
	store.dispatch(2);
	store.dispatch(0);
	expect(store.getState()).toBe(2);
	expect(listener).toHaveBeenCalledTimes(1);
	leave();
	store.dispatch(1);
	expect(listener).toHaveBeenCalledTimes(1);
});

test('a burst is told once where a page schedules it, and the state is current meanwhile', () => {
	const frames: (() => void)[] = [];
	const store = createStore(add, 0, (notify) => frames.push(notify));
	const listener = vi.fn();
	store.subscribe(listener);
	for (let i = 0; i < 5; i++) store.dispatch(1);
	expect(store.getState()).toBe(5);
	expect(frames).toHaveLength(1);
	frames[0]?.();
	expect(listener).toHaveBeenCalledTimes(1);
	store.dispatch(1);
	expect(frames).toHaveLength(2);
});

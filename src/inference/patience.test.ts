import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { afterWaking } from './patience.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('ends after the limit, once', () => {
	const over = vi.fn();
	afterWaking(3000, over);
	vi.advanceTimersByTime(2999);
	expect(over).not.toHaveBeenCalled();
	vi.advanceTimersByTime(60_000);
	expect(over).toHaveBeenCalledOnce();
});

test('a night in which no timer ran is one tick', () => {
	const over = vi.fn();
	afterWaking(3000, over);
	vi.setSystemTime(Date.now() + 8 * 3_600_000);
	vi.advanceTimersToNextTimer();
	expect(over).not.toHaveBeenCalled();
});

test('what has ended calls nothing', () => {
	const over = vi.fn();
	afterWaking(5, over)();
	vi.advanceTimersByTime(60_000);
	expect(over).not.toHaveBeenCalled();
});

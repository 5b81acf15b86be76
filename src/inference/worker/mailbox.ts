/** A list that one side fills and the other empties, waiting where there is nothing yet. */
export type Mailbox<T> = {
	put(item: T): void;
	/** All items since the last call, as soon as there is one; an empty list once it was closed. */
	takeAll(): Promise<readonly T[]>;
	close(): void;
};

export function createMailbox<T>(): Mailbox<T> {
	let items: T[] = [];
	let closed = false;
	let wake: (() => void) | null = null;

	function ring(): void {
		wake?.();
		wake = null;
	}

	return {
		put(item) {
			items.push(item);
			ring();
		},
		async takeAll() {
			if (items.length === 0 && !closed) {
				// A second reader would never wake the first: let both look again.
				const before = wake;
				await new Promise<void>((resolve) => {
					wake = () => {
						before?.();
						resolve();
					};
				});
			}
			const taken = items;
			items = [];
			return taken;
		},
		close() {
			closed = true;
			ring();
		},
	};
}

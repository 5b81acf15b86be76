/**
 * The `data` of each event of a stream (HTML standard, section 9.2), as it comes: what a server of the OpenAI
 * protocol sends. Rejects as the stream does.
 */
export async function* readEvents(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
	const reader = body.getReader();
	const decoder = new TextDecoder();
	let rest = '';
	try {
		for (let part = await reader.read(); !part.done; part = await reader.read()) {
			rest += decoder.decode(part.value, { stream: true });
			// The last character may be half of a \r\n.
			const events = rest.split(/\r\n\r\n|\n\n|\r\r(?!\n)/u);
			rest = events.pop() ?? '';
			for (const event of events) {
				const data = dataOf(event);
				if (data !== null) yield data;
			}
		}
		const data = dataOf(rest);
		if (data !== null) yield data;
	} finally {
		// Ends the connection where the rest is not wanted.
		await reader.cancel().catch(() => undefined);
	}
}

/** Null for a comment, with which servers keep a connection open. */
function dataOf(event: string): string | null {
	const lines = event
		.split(/\r\n|\n|\r/u)
		.flatMap((line) => (line.startsWith('data:') ? [line.slice(5).replace(/^ /u, '')] : []));
	return lines.length === 0 ? null : lines.join('\n');
}

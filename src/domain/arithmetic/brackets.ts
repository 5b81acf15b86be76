import type { Token } from './tokens.ts';

const closers: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** The tokens, each bracket with its partner; none reaches over the end of a sentence. */
export function paired(tokens: Token[]): Token[] {
	const open: number[] = [];
	for (const [at, token] of tokens.entries()) {
		if (token.kind === 'stop') open.length = 0;
		else if (token.kind === 'open') open.push(at);
		else if (token.kind === 'close') {
			const partner = open.pop();
			const opener = partner === undefined ? undefined : tokens[partner];
			if (partner === undefined || opener === undefined) continue;
			if (opener.text !== closers[token.text]) continue;
			token.partner = partner;
			opener.partner = at;
		}
	}
	return tokens;
}

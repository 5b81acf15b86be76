/** What a recorded run shows; the file of its name holds it. */
export const recordedKinds = [
	'voting-fails',
	'both-right',
	'both-wrong',
	'right-by-wrong-steps',
	'prm-fooled',
	'tie',
] as const;

export type RecordedKind = (typeof recordedKinds)[number];

export const kindWords: Readonly<Record<RecordedKind, string>> = {
	'voting-fails': 'Voting is wrong, the PRM is right',
	'both-right': 'Voting and the PRM are right',
	'both-wrong': 'Both are wrong, though a right solution is there',
	'right-by-wrong-steps': 'A right answer by wrong steps',
	'prm-fooled': 'The PRM is fooled, voting is right',
	tie: 'The vote is a tie',
};

/** The kind that an address names; null where it names none. */
export function kindOf(query: string): RecordedKind | null {
	const named = new URLSearchParams(query).get('recorded');
	return recordedKinds.find((kind) => kind === named) ?? null;
}

export function withKind(query: string, kind: RecordedKind | null): string {
	const params = new URLSearchParams(query);
	if (kind === null) params.delete('recorded');
	else params.set('recorded', kind);
	return `?${params}`;
}

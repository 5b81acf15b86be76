import { expect, test } from 'vitest';
import { createEngine } from '../../engine/engine.ts';
import { FakeFiles } from '../../engine/testing/fake-engine.ts';
import { createToyClient } from '../../run/testing/toy-client.ts';
import { makeDeck } from '../../world/deck.ts';
import { type BuildUpdate, buildDeck, type ReadUpdate, readCard } from './play-tasks.ts';

const deck = makeDeck({ seed: 3, length: 4, difficulty: 'middle' });
const newEngine = () => createEngine(createToyClient(), new FakeFiles());

test('a card is read step by step, and its reading holds every reward and the threshold', async () => {
	const card = deck[0];
	if (card === undefined) throw new Error('an empty deck');
	const told: ReadUpdate[] = [];
	await newEngine().start('play', { task: readCard(card), tell: (update) => told.push(update) })
		.ended;
	const last = told.at(-1);
	if (last?.kind !== 'reading') throw new Error('no reading');
	expect(last.reading.threshold).toBe(0.5);
	expect(last.reading.rewards).toHaveLength(card.steps.length);
	expect(told.some((update) => update.kind === 'rewards' && update.rewards.includes(null))).toBe(
		true,
	);
});

test('the model writes a sample for each card in turn, from its own solutions', async () => {
	const told: BuildUpdate[] = [];
	const work = { task: buildDeck(deck, 1), tell: (update: BuildUpdate) => told.push(update) };
	expect(await newEngine().start('play', work).ended).toBe('done');
	expect(told.map(({ at }) => at)).toEqual([0, 1, 2, 3]);
	for (const { at, sample } of told) {
		if (sample === null) continue;
		expect(sample.steps).toHaveLength(deck[at]?.problem.reference.length ?? 0);
		expect(sample.ballot?.candidates).toBe(6);
	}
	expect(told.some(({ sample }) => sample !== null)).toBe(true);
});

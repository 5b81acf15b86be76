import { recordedCandidates } from '../domain/solution.ts';
import { Control } from '../parts/link/Control.tsx';
import { noShape, type Shape } from '../parts/link/shape.ts';
import { ShapeContext } from '../parts/link/shape-context.ts';
import { FormerText } from '../parts/note/FormerText.tsx';
import { PrintButtons } from '../parts/print/PrintButtons.tsx';
import { RevealBoard } from '../parts/reveal/RevealBoard.tsx';
import { RuleChoices } from '../parts/reveal/RuleChoices.tsx';
import type { RevealControl } from '../parts/reveal/useReveal.ts';
import { RewardMark } from '../parts/reward/RewardMark.tsx';
import { QrCode } from '../parts/share/QrCode.tsx';
import { Share } from '../parts/share/Share.tsx';
import { Part, State } from './Part.tsx';

const nothing = () => undefined;
const locked: Shape = { ...noShape, controls: { seed: 'locked' } };
const steps = [
	{ text: 'Mia keeps 12-5 = 8 stickers.', mark: <RewardMark reward={0.1} />, words: 'low' },
	{ text: '#### 8', mark: <RewardMark reward={0.2} />, words: 'low' },
];
const seen = { steps: 2, rewards: 0, verdict: false, answer: false };
const guessing: RevealControl = {
	seen,
	next: { kind: 'reward', at: 0 },
	last: { kind: 'step', at: 1 },
	isOn: true,
	reveal: nothing,
	revealAll: nothing,
	again: nothing,
};
const revealing: RevealControl = {
	...guessing,
	seen: { ...seen, rewards: 1 },
	next: { kind: 'reward', at: 1 },
	last: { kind: 'reward', at: 0 },
};
const solutions = recordedCandidates([
	{ steps: ['12-5+8 = 15', '#### 15'], rewards: [0.9, 0.97], outcome: null },
	{ steps: ['12-5 = 8', '#### 16'], rewards: [0.1, 0.2], outcome: null },
]);
const boards = { 'hands go up': guessing, 'a reward is revealed': revealing } as const;

/** What a class guesses, and what a teacher makes. */
export function Classroom() {
	return (
		<Part name="In a classroom">
			{Object.entries(boards).map(([name, reveal]) => (
				<State key={name} name={`RevealBoard, ${name}`}>
					<RevealBoard
						page="lesson"
						reveal={reveal}
						ask="Which step is the first wrong one?"
						steps={steps}
						hands={[11, 2, 1]}
						onHands={nothing}
					/>
				</State>
			))}
			<State name="RuleChoices">
				<RuleChoices candidates={solutions} gold="15" />
			</State>
			<State name="Control, locked by a link">
				<ShapeContext value={locked}>
					<Control name="seed">
						<button type="button">Another seed</button>
					</Control>
				</ShapeContext>
			</State>
			<State name="FormerText">
				<FormerText onRestore={nothing} onDismiss={nothing} />
			</State>
			<State name="QrCode">
				<QrCode link="https://example.org/#solve" />
			</State>
			<State name="QrCode, too long">
				<QrCode link={`https://example.org/#${'x'.repeat(2000)}`} />
			</State>
			<State name="Share">
				<Share
					page="check"
					content={{ question: '', solution: '' }}
					reader={(value) => value}
					holds="the problem and the solution"
					lesson={() => null}
				/>
			</State>
			<State name="PrintButtons">
				<PrintButtons count={0} sheets={() => []} />
			</State>
		</Part>
	);
}

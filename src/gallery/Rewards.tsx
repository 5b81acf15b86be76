import type { Candidate } from '../domain/solution.ts';
import { StepChart } from '../parts/chart/StepChart.tsx';
import { RewardMark } from '../parts/reward/RewardMark.tsx';
import { RewardNote } from '../parts/reward/RewardNote.tsx';
import { UnfamiliarNote } from '../parts/reward/UnfamiliarNote.tsx';
import { AnswerMark, RightMark } from '../parts/steps/AnswerMark.tsx';
import { CandidateState } from '../parts/steps/CandidateState.tsx';
import { RewardRow } from '../parts/steps/RewardRow.tsx';
import { StepList } from '../parts/steps/StepList.tsx';
import { StepText } from '../parts/steps/StepText.tsx';
import { Part, State } from './Part.tsx';

const rewards = [null, 0, 0.2, 0.34, 0.5, 0.66, 0.8, 1];
const writing: Candidate = {
	index: 0,
	steps: [
		{ text: 'Mia keeps 12-5 = 7 stickers.', reward: 0.93 },
		{ text: 'Now she has 7+8 = 16 stickers.', reward: 0.4 },
		{ text: 'Twice as many are 16*2 = 32.', reward: 0.06 },
	],
	partial: '#### 3',
	answer: null,
	outcome: null,
	state: 'writing',
};
const lost: Candidate = { ...writing, partial: '', state: 'finished' };
const states = ['writing', 'cut', 'finished', 'pruned'] as const;

/** Steps, rewards and answers. */
export function Rewards() {
	return (
		<>
			<Part name="Rewards">
				<State name="RewardMark: none, and each band with its ends">
					<p>
						{rewards.map((reward) => (
							<RewardMark key={reward} reward={reward} />
						))}
					</p>
				</State>
				<State name="RewardMark: none will come">
					<p>
						<RewardMark reward={null} settled />
					</p>
				</State>
				<State name="RewardNote">
					<RewardNote />
				</State>
				<State name="UnfamiliarNote">
					<UnfamiliarNote familiarity={-9} />
				</State>
				<State name="RewardRow, marked">
					<ol>
						{rewards.map((reward) => (
							<RewardRow key={reward} reward={reward} marked={reward === 0.2}>
								<StepText text="Mia keeps 12-5 = 7 stickers." />
							</RewardRow>
						))}
					</ol>
				</State>
			</Part>
			<Part name="Steps">
				<State name="StepList, being written">
					<StepList candidate={writing} rows={5} writing />
				</State>
				<State name="StepList, stopped">
					<StepList candidate={writing} rows={4} writing={false} />
				</State>
				<State name="StepList that can be drawn anew">
					<StepList candidate={lost} rows={3} writing={false} onRedraw={() => undefined} />
				</State>
				<State name="StepText, false arithmetic">
					<StepText text="7+8 = 16, and 2*3 = 7" />
				</State>
				<State name="AnswerMark, RightMark">
					<p>
						<AnswerMark answer="15" gold={null} /> · <AnswerMark answer="15" gold="15" /> ·{' '}
						<AnswerMark answer="16" gold="15" /> · <AnswerMark answer="851/100" gold="17/2" /> ·{' '}
						<RightMark right yes="hit" /> · <RightMark right={false} no="miss" />
					</p>
				</State>
				<State name="CandidateState, live and not">
					{states.map((state) => (
						<p key={state}>
							<CandidateState candidate={{ ...writing, state }} gold="15" live /> ·{' '}
							<CandidateState candidate={{ ...writing, state }} gold="15" live={false} />
						</p>
					))}
				</State>
			</Part>
			<Part name="StepChart">
				<State name="two joined series and a threshold">
					<StepChart
						words="Rewards by step"
						steps={4}
						threshold={0.4}
						series={[
							{
								name: 'before',
								shape: 'square',
								tone: 'grey',
								hollow: true,
								joined: true,
								values: [0.9, 0.7, null, 0.2],
							},
							{
								name: 'now',
								shape: 'circle',
								tone: 'accent',
								joined: true,
								values: [0.9, 0.8, 0.75, 0.9],
							},
						]}
					/>
				</State>
				<State name="intervals, signs">
					<StepChart
						words="Estimates by step"
						steps={3}
						signs={['', ' ✗', ' ✗']}
						series={[
							{
								name: 'estimate',
								shape: 'circle',
								tone: 'ink',
								shift: -0.16,
								values: [0.9, 0.5, 0],
								intervals: [
									{ low: 0.6, high: 1 },
									{ low: 0.2, high: 0.8 },
									{ low: 0, high: 0.3 },
								],
							},
							{
								name: 'reward',
								shape: 'diamond',
								tone: 'accent',
								hollow: true,
								shift: 0.16,
								values: [0.93, 0.4, 0.06],
							},
						]}
					/>
				</State>
				<State name="nothing yet; more steps than numbers">
					<StepChart words="Nothing yet" steps={0} series={[]} />
					<StepChart
						words="Many"
						steps={30}
						series={[
							{
								name: 'now',
								shape: 'circle',
								tone: 'accent',
								joined: true,
								values: Array.from({ length: 30 }, (_, at) => 1 - at / 30),
							},
						]}
					/>
				</State>
			</Part>
		</>
	);
}

import { answerWords } from '../../../domain/answer.ts';
import type { Candidate } from '../../../domain/solution.ts';
import type { Verdict, Vote } from '../../../domain/vote.ts';
import { RightMark } from '../../../parts/steps/AnswerMark.tsx';
import css from './ChoiceTiles.module.css';
import { choiceReasons } from './choice-reasons.ts';

type Props = {
	readonly candidates: readonly Candidate[];
	readonly votes: readonly Vote[];
	readonly verdicts: readonly Verdict[];
	readonly gold: string | null;
	readonly searched: boolean;
};

/** The two ways of choosing that the page is about, with what speaks for each choice. */
export function ChoiceTiles({ candidates, votes, verdicts, gold, searched }: Props) {
	const majority = verdicts.find(({ rule }) => rule === 'majority');
	const prm = verdicts.find(({ rule }) => rule === 'prmBestOf');
	const reasons = choiceReasons(candidates, votes, verdicts);
	return (
		<div className={css['tiles']} data-tour="choices">
			<Tile
				name={searched ? 'Vote of the kept' : 'Majority vote'}
				verdict={majority}
				gold={gold}
				reason={reasons.majority}
			/>
			{prm !== undefined && (
				<Tile
					name={searched ? 'The search chooses' : 'PRM best-of-N'}
					verdict={prm}
					gold={gold}
					reason={reasons.prm}
				/>
			)}
		</div>
	);
}

type TileProps = {
	readonly name: string;
	readonly verdict: Verdict | undefined;
	readonly gold: string | null;
	readonly reason: string;
};

function Tile({ name, verdict, gold, reason }: TileProps) {
	const answer = verdict?.answer ?? null;
	return (
		<div className={css['tile']}>
			<h3 className={css['name']}>{name}</h3>
			<p className={css['answer']}>
				{answer === null ? '–' : answerWords(answer)}
				{answer !== null && gold !== null && (
					<span className={css['mark']}>
						<RightMark right={answer === gold} />
					</span>
				)}
			</p>
			<p className={css['reason']}>{reason}</p>
		</div>
	);
}

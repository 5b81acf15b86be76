import { accuracyOf, type FirstErrorScore, type Share } from '../../domain/first-error.ts';
import { percent } from '../../parts/words/number-words.ts';
import css from './ScoreTable.module.css';

type Props = {
	readonly player: FirstErrorScore;
	/** null where the PRM is hidden. */
	readonly prm: FirstErrorScore | null;
};

/** Player and PRM side by side, scored as ProcessBench scores. */
export function ScoreTable({ player, prm }: Props) {
	return (
		<div className={css['score']}>
			<table className={css['table']}>
				<caption className={css['caption']}>Score so far</caption>
				<thead>
					<tr>
						<th scope="col">Who</th>
						<th scope="col">Errors found</th>
						<th scope="col">Right passed</th>
						<th scope="col">F1</th>
					</tr>
				</thead>
				<tbody>
					<ScoreRow name="You" score={player} />
					{prm !== null && <ScoreRow name="PRM" score={prm} />}
				</tbody>
			</table>
			<p className={css['how']}>
				Scored as in ProcessBench: a flawed solution counts only if its first wrong step is named
				exactly, a right one only if it is called all right. F1 is the harmonic mean of both shares.
			</p>
		</div>
	);
}

function ScoreRow({ name, score }: { readonly name: string; readonly score: FirstErrorScore }) {
	return (
		<tr data-who={name}>
			<th scope="row">{name}</th>
			<td>
				<ShareCell share={score.flawed} />
			</td>
			<td>
				<ShareCell share={score.right} />
			</td>
			<td>{score.f1 === null ? '–' : percent(score.f1)}</td>
		</tr>
	);
}

function ShareCell({ share }: { readonly share: Share }) {
	const accuracy = accuracyOf(share);
	return (
		<>
			{share.hits} of {share.cards}
			<span className={css['share']}>{accuracy === null ? '\u00a0' : percent(accuracy)}</span>
		</>
	);
}

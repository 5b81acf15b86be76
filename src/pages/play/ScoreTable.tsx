import { accuracyOf, type FirstErrorScore, type Share } from '../../domain/first-error.ts';
import { Stack } from '../../parts/layout/Stack.tsx';
import { Table } from '../../parts/table/Table.tsx';
import { Hint, SmallLine } from '../../parts/text/Hint.tsx';
import { percent } from '../../parts/words/number-words.ts';

type Props = {
	readonly player: FirstErrorScore;
	/** null where the PRM is hidden. */
	readonly prm: FirstErrorScore | null;
};

const columns = ['Who', 'Errors found', 'Right passed', 'F1'].map((name) => ({ name }));

/** Player and PRM side by side, scored as ProcessBench scores. */
export function ScoreTable({ player, prm }: Props) {
	return (
		<Stack space={2}>
			<Table caption="Score so far" titled columns={columns}>
				<ScoreRow name="You" score={player} />
				{prm !== null && <ScoreRow name="PRM" score={prm} />}
			</Table>
			<Hint>
				Scored as in ProcessBench: a flawed solution counts only if its first wrong step is named
				exactly, a right one only if it is called all right. F1 is the harmonic mean of both shares.
			</Hint>
		</Stack>
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
			<SmallLine>{accuracy === null ? '\u00a0' : percent(accuracy)}</SmallLine>
		</>
	);
}

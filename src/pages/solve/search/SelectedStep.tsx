import { isAnswerLine } from '../../../domain/solution.ts';
import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import { Row } from '../../../parts/layout/Row.tsx';
import { RewardRow } from '../../../parts/steps/RewardRow.tsx';
import { StepText } from '../../../parts/steps/StepText.tsx';
import { Hint } from '../../../parts/text/Hint.tsx';
import { pathTo, type SearchTree } from '../../../run/search-tree.ts';
import css from './SearchResults.module.css';

type Props = {
	readonly tree: SearchTree;
	readonly selected: number | null;
	/** Whether a run is on. */
	readonly live: boolean;
	/** Draws anew what comes after these steps. */
	readonly onResample: (prefix: readonly string[]) => void;
};

/** The step that is selected in the tree, whole, and what can be done from there. */
export function SelectedStep({ tree, selected, live, onResample }: Props) {
	const path = pathTo(tree, selected);
	const node = selected === null ? undefined : tree.nodes[selected];
	const steps = path.map((at) => tree.nodes[at]?.text ?? '');
	return (
		<div className={css['selected']}>
			{node === undefined ? (
				<Hint>The first steps are written.</Hint>
			) : (
				<ol aria-label="Selected step">
					<RewardRow reward={node.reward}>
						<StepText text={node.text} />
					</RewardRow>
				</ol>
			)}
			<Row>
				<ActionButton
					size="card"
					blocked={live || node === undefined || isAnswerLine(node.text)}
					title="Keep this step and those before it, and draw anew what comes after"
					onPress={() => onResample(steps)}
				>
					Resample from here
				</ActionButton>
				<ActionButton
					size="card"
					blocked={live || node === undefined}
					title="Keep the steps before this one, and draw it anew"
					onPress={() => onResample(steps.slice(0, -1))}
				>
					Redraw this step
				</ActionButton>
			</Row>
		</div>
	);
}

import { answerWords } from '../../../domain/answer.ts';
import { hasRewards } from '../../../domain/solution.ts';
import { judge } from '../../../domain/vote.ts';
import { Panel } from '../../../parts/panel/Panel.tsx';
import css from './RunList.module.css';
import type { PastRun } from './run-history.ts';

type Props = {
	readonly runs: readonly PastRun[];
	/** The one that is shown. */
	readonly shown: number | null;
	readonly onShow: (id: number) => void;
};

/** The runs of this visit, newest first; each has its own address. */
export function RunList({ runs, shown, onShow }: Props) {
	if (runs.length === 0) return null;
	return (
		<Panel heading="Runs of this visit" level={2} look="bare" printed={false}>
			<ol className={css['runs']}>
				{runs.toReversed().map((run) => (
					<li key={run.id}>
						<button
							type="button"
							className={css['run']}
							aria-current={run.id === shown ? 'true' : undefined}
							onClick={() => onShow(run.id)}
						>
							<span className={css['question']}>{run.problem.question}</span>
							<span className={css['result']}>{resultWords(run)}</span>
						</button>
					</li>
				))}
			</ol>
		</Panel>
	);
}

function resultWords({ candidates, problem, isStrange, tree }: PastRun): string {
	const words = (rule: 'majority' | 'prmBestOf') => {
		const { answer } = judge(rule, candidates);
		if (answer === null) return 'no answer';
		const mark = problem.answer === null ? '' : answer === problem.answer ? ' ✓' : ' ✗';
		return `${answerWords(answer)}${mark}`;
	};
	if (isStrange) return `strange to the models, majority ${words('majority')}`;
	if (!hasRewards(candidates)) return `majority ${words('majority')}`;
	return tree === null
		? `majority ${words('majority')}, PRM ${words('prmBestOf')}`
		: `search ${words('prmBestOf')}, vote of the kept ${words('majority')}`;
}

import { CopyLink } from '../../../parts/field/CopyLink.tsx';
import { Panel } from '../../../parts/panel/Panel.tsx';
import type { FreshChoice } from '../../../world/fresh-problem.ts';
import type { PageSettings } from '../settings/page-settings.ts';
import css from './AskPanel.module.css';
import { ProblemCard } from './ProblemCard.tsx';
import { SettingsFields } from './SettingsFields.tsx';
import type { ProblemChoice } from './useProblem.ts';

type Props = {
	readonly choice: ProblemChoice;
	readonly settings: PageSettings;
	readonly onChange: (change: Partial<PageSettings>) => void;
	readonly onNewProblem: (changed: Partial<FreshChoice>) => void;
	readonly onOtherWords: () => void;
};

/** Everything that can be chosen before a run; folded away while one is on. */
export function AskPanel({ choice, settings, onChange, onNewProblem, onOtherWords }: Props) {
	return (
		<div id="ask" className={css['ask']}>
			<ProblemCard
				choice={choice}
				fresh={settings}
				onNewProblem={onNewProblem}
				onOtherWords={onOtherWords}
			/>
			<Panel heading="Run" level={2}>
				<SettingsFields settings={settings} onChange={onChange} />
				<CopyLink words={copiedWords(choice.draft.chosen)} />
			</Panel>
		</div>
	);
}

function copiedWords(isTyped: boolean): string {
	return isTyped
		? 'Copied, but a link cannot hold your own problem.'
		: 'Copied, with the problem and all settings.';
}

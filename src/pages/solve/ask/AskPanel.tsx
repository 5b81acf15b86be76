import { ActionButton } from '../../../parts/button/ActionButton.tsx';
import { useLoadLabel } from '../../../parts/engine/load-label.ts';
import { CopyLink } from '../../../parts/field/CopyLink.tsx';
import { Columns } from '../../../parts/layout/Columns.tsx';
import { Control } from '../../../parts/link/Control.tsx';
import { useShape } from '../../../parts/link/shape-context.ts';
import { Panel } from '../../../parts/panel/Panel.tsx';
import type { FreshChoice } from '../../../world/fresh-problem.ts';
import { type PageSettings, writeSettings } from '../settings/page-settings.ts';
import { ProblemCard } from './ProblemCard.tsx';
import { SettingsFields } from './SettingsFields.tsx';
import type { ProblemChoice } from './useProblem.ts';

type Props = {
	readonly choice: ProblemChoice;
	readonly settings: PageSettings;
	readonly onChange: (change: Partial<PageSettings>) => void;
	readonly onNewProblem: (changed: Partial<FreshChoice>) => void;
	readonly onOtherWords: () => void;
	readonly onFindFailing: () => void;
};

/** Everything that can be chosen before a run; folded away while one is on. */
export function AskPanel(props: Props) {
	const { choice, settings, onChange, onNewProblem, onOtherWords, onFindFailing } = props;
	const labelled = useLoadLabel();
	const { hides } = useShape();
	return (
		<div id="ask">
			<Columns second="side">
				<Control name="problem">
					<ProblemCard
						choice={choice}
						fresh={settings}
						onNewProblem={onNewProblem}
						onOtherWords={onOtherWords}
					/>
				</Control>
				<Panel heading="Run" level={2} printed={false}>
					<SettingsFields settings={settings} onChange={onChange} />
					{!hides.includes('verdict') && (
						<Control name="find">
							<ActionButton blocked={false} onPress={onFindFailing}>
								{labelled('Find a problem where voting fails', 'find where voting fails')}
							</ActionButton>
						</Control>
					)}
					<CopyLink words={copiedWords(choice.draft.chosen)} of={writeSettings(settings)} />
				</Panel>
			</Columns>
		</div>
	);
}

function copiedWords(isTyped: boolean): string {
	return isTyped
		? 'Copied without your own problem: “Share with a class” makes a link that holds it.'
		: 'Copied, with the problem and all settings.';
}

import { Panel } from '../../parts/panel/Panel.tsx';
import css from './Intro.module.css';

const words: readonly (readonly [string, string])[] = [
	['Problem', 'A word problem whose numbers no model here was trained on, or one you type.'],
	['Candidates', 'A small generator writes many solutions to it, a line a step.'],
	['Steps', 'Each line is read on its own as soon as it ends.'],
	['Rewards', 'A process reward model says how likely the right answer still is.'],
	['Votes', 'Solutions with the same answer stand together, counted plain and by reward.'],
	['Verdict', 'Five ways of choosing, side by side. Sometimes the majority is wrong.'],
];

/** What will happen, told before anything is loaded. */
export function Intro() {
	return (
		<Panel heading="What you will see" level={2} look="bare" printed={false}>
			<ol className={css['words']}>
				{words.map(([word, sentence]) => (
					<li key={word} className={css['word']}>
						<h3>{word}</h3>
						<p>{sentence}</p>
					</li>
				))}
			</ol>
		</Panel>
	);
}

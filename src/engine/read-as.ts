/** The ways to read a process reward model that are known here, by the ids of their adapters. */
export const waysToRead: Readonly<Record<string, string>> = {
	'qwen-math-prm': 'Qwen2.5-Math-PRM (<extra_0>, head of two layers)',
	skywork: 'Skywork-o1 (value head at each newline)',
	trl: 'TRL PRMTrainer (newline after a step)',
	'trl-blank-line': 'TRL PRMTrainer (blank line after a step)',
	'math-shepherd': 'Math-Shepherd (ки, + and −)',
	rlhflow: 'RLHFlow (a conversation of steps)',
	heads: 'reward heads of this site',
};

/** Colours and marks of lines: each line has its own of both, so that neither eye nor printer needs the colour. */
const symbols = ['circle', 'square', 'triangle', 'diamond', 'star', 'cross'] as const;

export const colourOf = (index: number): string => `var(--series-${index % symbols.length})`;
export const symbolOf = (index: number): (typeof symbols)[number] =>
	symbols[index % symbols.length] ?? 'circle';
export const dashOf = (index: number): string => (index < 3 ? 'none' : `${2 + index},3`);

/** Signs that look like the marks, for legends of text. */
const signs = ['●', '■', '▲', '◆', '★', '✚'] as const;
export const signOf = (index: number): string => signs[index % signs.length] ?? '●';

import type { PageProps } from '../page/page-props.ts';

export function PlayPage(_: PageProps) {
	return <h2>Be the verifier</h2>;
}

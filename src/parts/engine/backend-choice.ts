import type { Backend } from '../../engine/info.ts';

export const backendNames: readonly Backend[] = ['auto', 'webgpu', 'wasm'];

/** The backend that a link names; the best that there is where it names none. */
export function readBackend(query: string): Backend {
	const named = new URLSearchParams(query).get('backend');
	return backendNames.find((name) => name === named) ?? 'auto';
}

/** The query with this backend in it; what stands at its default is left out. */
export function withBackend(query: string, backend: Backend): string {
	const params = new URLSearchParams(query);
	if (backend === 'auto') params.delete('backend');
	else params.set('backend', backend);
	return params.size === 0 ? '' : `?${params}`;
}

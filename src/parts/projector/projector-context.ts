import { createContext, useContext } from 'react';

/** Whether the page is shown to a room: large type, strong contrast, and one thing at a time. */
export const ProjectorContext = createContext(false);

export function useProjector(): boolean {
	return useContext(ProjectorContext);
}

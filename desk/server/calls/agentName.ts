/** Under which name the workers register with the media server, and calls ask for one of them. */
export const agentName = 'three-rings';

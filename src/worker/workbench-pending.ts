export const starterText = (): string => 'data:\n  target: y\n';

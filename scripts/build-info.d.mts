export function buildInfo(): { readonly SELFSAME_BUILD: string };

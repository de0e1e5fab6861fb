import { createContext, useContext } from 'react';

/** Opens the file picker of the page's one file input. */
export const PickFilesContext = createContext<() => void>(() => {});

export const usePickFiles = (): (() => void) => useContext(PickFilesContext);

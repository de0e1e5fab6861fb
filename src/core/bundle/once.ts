/** Works something out when it is first asked for; what is thrown then is thrown again. */
export function once<T>(make: () => T): () => T {
  let made: (() => T) | null = null;
  return () => {
    if (made === null) {
      try {
        const value = make();
        made = () => value;
      } catch (error) {
        made = () => {
          throw error;
        };
      }
    }
    return made();
  };
}

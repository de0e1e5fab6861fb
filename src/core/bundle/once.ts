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

/** The same for what takes time; what is asked with counts the first time alone, and what failed is done again. */
export function onceDone<T, Asked>(make: (asked: Asked | undefined) => Promise<T>): (asked?: Asked) => Promise<T> {
  let made: Promise<T> | null = null;
  return (asked) => {
    made ??= make(asked).catch((error: unknown) => {
      made = null;
      throw error;
    });
    return made;
  };
}

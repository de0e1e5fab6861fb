import { useState } from 'react';
import { storageSentence } from '../text/run-words.ts';
import { fileSize } from '../text/numbers.ts';
import { useActions, useSelect } from '../use-store.ts';

/** What this browser keeps, and the way to clear it: asked twice, since it may be hours of training. */
export function StorageLine() {
  const { clearStorage } = useActions();
  const storage = useSelect((state) => state.storage);
  const [asking, setAsking] = useState(false);
  if (storage === null) return null;
  const clear = async (): Promise<void> => {
    await clearStorage();
    setAsking(false);
  };
  return (
    <p className="note storage">
      <span className={storage.state === 'kept' ? undefined : 'warn'}>{storageSentence(storage)}</span>
      {storage.bytes > 0 && !asking && (
        <button type="button" className="link" onClick={() => setAsking(true)}>
          Clear
        </button>
      )}
      {asking && (
        <>
          <button type="button" className="link bad" onClick={() => void clear()}>
            Delete {fileSize(storage.bytes)}
          </button>
          <button type="button" className="link" onClick={() => setAsking(false)}>
            Keep them
          </button>
        </>
      )}
    </p>
  );
}

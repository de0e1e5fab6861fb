import { useEffect, useState } from 'react';
import type { EncodingView } from '../../worker/protocol.ts';
import { useActions } from '../use-store.ts';

/** What a dataset that is no UTF-8 probably is: one click makes UTF-8 of it, as a dataset of its own. */
export default function EncodingOffer({ sha256 }: { readonly sha256: string }) {
  const { encodings, convertDataset } = useActions();
  const [found, setFound] = useState<readonly EncodingView[]>([]);
  useEffect(() => {
    let live = true;
    void encodings(sha256).then((views) => {
      if (live) setFound(views);
    });
    return () => {
      live = false;
    };
  }, [encodings, sha256]);
  if (found.length === 0) return null;
  return (
    <div className="encoding-offer">
      <p className="small">
        {found.length === 1 ? 'It can be converted here.' : 'It can be converted here; the likelier one stands first.'}{' '}
        The file on your disk stays as it is.
      </p>
      <div className="offers">
        {found.map(({ encoding, name }) => (
          <button key={encoding} type="button" className="btn small" onClick={() => void convertDataset(encoding)}>
            Convert from {name} to UTF-8
          </button>
        ))}
      </div>
    </div>
  );
}

import type { Offer } from '../store/notice.ts';
import { useActions } from '../use-store.ts';

/** What else can be done with files that were dropped, a click each. */
export function Offers({ offers }: { readonly offers: readonly Offer[] }) {
  const { takeOffer } = useActions();
  if (offers.length === 0) return null;
  return (
    <div className="offers">
      {offers.map((offer) => (
        <button key={offer.label} type="button" className="btn small" onClick={() => void takeOffer(offer)}>
          {offer.label}
        </button>
      ))}
    </div>
  );
}

import { plural } from '../text/numbers.ts';
import { useSelect } from '../use-store.ts';

export function Foot() {
  const environment = useSelect((state) => state.environment);
  return (
    <footer className="wrap">
      <div className="foot">
        <span>
          Nothing is uploaded: the page’s security policy lets it talk to the address it came from and to no other.
        </span>
        {environment !== null && <span>{plural(environment.workers, 'worker')} on this machine.</span>}
        {environment?.digest === 'JavaScript' && (
          <span>
            This page is not a secure context, so hashes are computed in JavaScript: the same digits, more slowly.
          </span>
        )}
      </div>
    </footer>
  );
}

import { plural } from '../text/numbers.ts';
import { useSelect } from '../use-store.ts';

export function Foot() {
  const environment = useSelect((state) => state.environment);
  const offline = useSelect((state) => state.version.offline);
  return (
    <footer className="wrap">
      <div className="foot">
        <span>
          {offline === 'file'
            ? 'Nothing is uploaded: the security policy in this file lets it talk to nobody.'
            : 'Nothing is uploaded: the page’s security policy lets it talk to the address it came from and to no other.'}
        </span>
        {offline === 'cached' && <span>Kept in this browser: it works without a network.</span>}
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

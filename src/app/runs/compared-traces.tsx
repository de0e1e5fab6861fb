import type { RunEntry } from '../../worker/protocol.ts';
import { taskInSentence } from '../compare/findings.ts';
import { HashChip } from '../parts/fingerprint.tsx';
import { Section } from '../parts/section.tsx';
import { RunKey } from './run-stroke.tsx';
import { parting, partingWords } from './side-by-side.ts';

/** Where each run leaves the first one. */
export function ComparedTraces({ entries }: { readonly entries: readonly RunEntry[] }) {
  const [first, ...others] = entries;
  const partings = others.map((entry) => parting(first, entry));
  const traces = (entry: RunEntry, name: string) => entry.detail.tasks.find((task) => task.name === name)?.sha256;
  return (
    <Section title="Tasks" facts={<p>Same inputs, same output: up to that task the runs are one.</p>}>
      <h3>The first task in which each parts from A</h3>
      <table className="checks traces cards">
        <thead>
          <tr>
            <th scope="col">Run</th>
            <th scope="col">Against A</th>
            <th scope="col">Task</th>
            <th scope="col">In A</th>
            <th scope="col">In the run</th>
          </tr>
        </thead>
        <tbody>
          {others.map((entry, i) => {
            const task = partings[i].first;
            return (
              <tr key={entry.head.sha256}>
                <th scope="row">
                  <RunKey index={i + 1} />
                </th>
                <td>{partingWords(partings[i], taskInSentence)}</td>
                <td className="mono break">{task ?? '–'}</td>
                <Hash sha256={task === null ? undefined : traces(first, task)} />
                <Hash sha256={task === null ? undefined : traces(entry, task)} different />
              </tr>
            );
          })}
        </tbody>
      </table>
    </Section>
  );
}

function Hash({ sha256, different = false }: { readonly sha256: string | undefined; readonly different?: boolean }) {
  return (
    <td>
      {sha256 === undefined ? <span className="dim">–</span> : <HashChip sha256={sha256} bare different={different} />}
    </td>
  );
}

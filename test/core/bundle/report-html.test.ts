import { describe, expect, it } from 'vitest';
import { createInlineExecutor, openBundle, reportHtml, verifyBundle, writeZip } from '../../../src/core/index.ts';
import { forge } from './forge.ts';
import { sampleRun } from './sample-run.ts';

const context = { fileName: 'b.zip', sha256: 'ab'.repeat(32), environment: { cores: 2, engine: 'Node.js' } };

describe('reportHtml', () => {
  it('says what was found and what was not done, without anything from elsewhere', async () => {
    const { bundle } = await sampleRun();
    const html = reportHtml(await verifyBundle(await openBundle(bundle.zip), { depth: 'model-check' }), context);
    expect(html).toContain('training not yet repeated.');
    expect(html).toContain('<td>Replay</td><td class="open">not done</td>');
    expect(html).toContain('<td>Model check</td><td class="good">passed</td>');
    expect(html).toContain(context.sha256);
    expect(html).toContain('<td>cores</td><td>2</td>');
    expect(html).not.toMatch(/<script|src=|href=(?!"#)|url\(/);
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, target]) => target);
    expect(targets.length).toBeGreaterThan(5);
    for (const target of targets) expect(html).toContain(`id="${target}"`);
    expect(html).toContain("default-src 'none'");
    // Where columns are narrow, paths are broken behind their parts and hashes are not.
    expect(html).toContain('<td class="path">artifacts/<wbr>best_<wbr>model.json</td>');
    expect(html).toMatch(/<td class="hash" data-label="Expected">[0-9a-f]{16}…<\/td>/);
  });

  it('lists every task of a replay, and the first that differs', async () => {
    const { bundle } = await sampleRun();
    const files = await forge(bundle, 'config.yaml', (text) => text.replace('max_depth: 4', 'max_depth: 2'));
    const opened = await openBundle(writeZip(files));
    const html = reportHtml(await verifyBundle(opened, { depth: 'replay', executor: createInlineExecutor() }), context);
    expect(html).toContain('<td>fit/decision_tree/fold-0</td><td class="bad">different</td>');
    expect(html).toContain('<h2>What is different</h2>');
    expect(html).toContain('class="bad">Something is different');
  });

  it('shows what strangers write as text', async () => {
    const { bundle } = await sampleRun();
    const report = await verifyBundle(await openBundle(bundle.zip), { depth: 'integrity' });
    const hostile = '<img src=x onerror="alert(1)">';
    const html = reportHtml(
      { ...report, notes: [hostile], run_id: hostile },
      { ...context, fileName: hostile, environment: { engine: hostile } },
    );
    expect(html).not.toContain('<img');
    expect(html.match(/&lt;img src=x onerror=&quot;alert\(1\)&quot;&gt;/g)?.length).toBe(5);
  });
});

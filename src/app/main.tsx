import './styles/tokens.css';
import './styles/base.css';
import './styles/controls.css';
import './styles/tables.css';
import './styles/frame.css';
import './styles/top-bar.css';
import './styles/empty-places.css';
import './styles/data.css';
import './styles/first-rows.css';
import './styles/config.css';
import './styles/graph.css';
import './styles/charts.css';
import './styles/results.css';
import './styles/sweep.css';
import './styles/bundle.css';
import './styles/explorer.css';
import './styles/rows.css';
import './styles/model.css';
import './styles/learning.css';
import './styles/encoding.css';
import './styles/defaults.css';
import './styles/intervals.css';
import './styles/verify.css';
import './styles/way-back.css';
import './styles/compare.css';
import './styles/runs.css';
import './styles/compare-runs.css';
import './styles/share.css';
import './styles/predict.css';
import './styles/fold.css';

/** Evaluates React and then the page in tasks of their own: together they would block longer than either. */
async function start(): Promise<void> {
  await import('react-dom/client');
  await new Promise((resolve) => setTimeout(resolve));
  await import('./page.tsx');
}

void start();

import { spawn } from 'node:child_process';
import { end } from './browser-engine.ts';
import { environmentOf, type Engine, type Surroundings } from './engine.ts';
import { serveProgram } from './page-server.ts';

/** Beyond those that servers are commonly given; another for each start, since a driver that was left behind has one session. */
const nextPort = (): number => 42000 + ((process.pid * 31 + started++) % 8000);
let started = 0;

interface Session {
  readonly version: string;
  open(url: string): Promise<void>;
  close(): Promise<void>;
}

/** W3C WebDriver, as far as it takes to open a page. */
async function post(port: number, path: string, body: unknown): Promise<Record<string, unknown>> {
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST', body: JSON.stringify(body) });
  const { value } = (await response.json()) as { value: Record<string, unknown> };
  if (!response.ok) throw new Error(String(value['message']));
  return value;
}

async function startSession(driver: string, surroundings: Surroundings): Promise<Session> {
  // Its own sandbox needs rights that containers and root do not have.
  const env = {
    ...environmentOf(surroundings),
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1',
    WEBKIT_FORCE_SANDBOX: '0',
  };
  const port = nextPort();
  const child = spawn('xvfb-run', ['-a', driver, `--port=${port}`], { env, stdio: 'ignore', detached: true });
  for (let tries = 0; ; tries++) {
    try {
      await fetch(`http://127.0.0.1:${port}/status`);
      break;
    } catch (error) {
      if (tries === 100) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
  try {
    const { sessionId, capabilities } = await post(port, '/session', { capabilities: { alwaysMatch: {} } });
    return {
      version: String((capabilities as Record<string, unknown>)['browserVersion']),
      open: async (url) => void (await post(port, `/session/${String(sessionId)}/url`, { url })),
      close: async () => {
        await fetch(`http://127.0.0.1:${port}/session/${String(sessionId)}`, { method: 'DELETE' });
        await end(child);
      },
    };
  } catch (error) {
    await end(child);
    throw error;
  }
}

/** WebKitGTK through its WebDriver, on a screen that nobody sees. */
export async function webkitEngine(program: string, driver: string): Promise<Engine> {
  const trial = await startSession(driver, { timeZone: 'UTC', locale: 'en-US' });
  await trial.close();
  return {
    version: trial.version,
    run: (orders, surroundings, hear) =>
      serveProgram(program, orders, hear, async (url) => {
        const session = await startSession(driver, surroundings);
        await session.open(url);
        return () => session.close();
      }),
  };
}

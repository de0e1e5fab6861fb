/** How an experiment is handed on without its data. */

/** Which dataset a config was made for: a name and a hash, never a row. */
export interface LinkedData {
  readonly name: string;
  readonly sha256: string;
  readonly rows: number;
}

export interface LinkedConfig {
  /** YAML. */
  readonly config: string;
  readonly data: LinkedData | null;
}

export interface SharingBridge {
  /** What stands behind `#config/` in a link. Rejects with `link/too-large`. */
  configLink(linked: LinkedConfig): Promise<string>;
  /** The last finished run as one page for people: what `selfsame report` writes of its bundle. */
  experimentReport(runSha256: string): Promise<string>;
  /** Rejects with `link/*` whatever a stranger has written there. */
  readConfigLink(payload: string): Promise<LinkedConfig>;
}

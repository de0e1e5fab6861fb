export interface FileView {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
}

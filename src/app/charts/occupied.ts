export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Side of a cell, in pixels. */
const CELL = 4;

/** Where a drawing has lines and labels already, in cells of a few pixels, so that what is added finds a free place. */
export class Occupied {
  readonly #area: Box;
  readonly #across: number;
  readonly #down: number;
  readonly #taken: Uint8Array;

  /** @param area outside of it nothing is free */
  constructor(area: Box) {
    this.#area = area;
    this.#across = Math.max(0, Math.floor(area.width / CELL));
    this.#down = Math.max(0, Math.floor(area.height / CELL));
    this.#taken = new Uint8Array(this.#across * this.#down);
  }

  /** @param points pixels, joined by straight lines */
  addLine(points: readonly (readonly [x: number, y: number])[]): void {
    points.forEach(([x, y], i) => {
      const [fromX, fromY] = points[Math.max(0, i - 1)];
      const steps = Math.max(1, Math.ceil(Math.max(Math.abs(x - fromX), Math.abs(y - fromY)) / (CELL / 2)));
      for (let step = 0; step <= steps; step++)
        this.#take(fromX + ((x - fromX) * step) / steps, fromY + ((y - fromY) * step) / steps);
    });
  }

  addBox({ x, y, width, height }: Box): void {
    for (let down = 0; down <= height + CELL; down += CELL)
      for (let across = 0; across <= width + CELL; across += CELL)
        this.#take(Math.min(x + across, x + width), Math.min(y + down, y + height));
  }

  isFree(box: Box): boolean {
    const { left, top, right, bottom } = this.#cells(box);
    if (left < 0 || top < 0 || right >= this.#across || bottom >= this.#down) return false;
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++)
        if (this.#taken[row * this.#across + column] === 1) return false;
    return true;
  }

  /** The free place of that size that is nearest to a lower corner; `null`: there is none. */
  findFree(width: number, height: number, corner: 'left' | 'right'): Box | null {
    const { x, y, width: all, height: high } = this.#area;
    let best: Box | null = null;
    let nearest = Infinity;
    for (let down = high - height; down >= 0; down -= CELL)
      for (let across = 0; across <= all - width; across += CELL) {
        const away = high - height - down + across;
        const box = { x: corner === 'left' ? x + across : x + all - width - across, y: y + down, width, height };
        if (away < nearest && this.isFree(box)) [best, nearest] = [box, away];
      }
    return best;
  }

  #take(x: number, y: number): void {
    const column = Math.floor((x - this.#area.x) / CELL);
    const row = Math.floor((y - this.#area.y) / CELL);
    if (column >= 0 && row >= 0 && column < this.#across && row < this.#down)
      this.#taken[row * this.#across + column] = 1;
  }

  #cells({ x, y, width, height }: Box) {
    const cell = (pixels: number): number => Math.floor(pixels / CELL);
    return {
      left: cell(x - this.#area.x),
      top: cell(y - this.#area.y),
      right: cell(x - this.#area.x + width - 0.01),
      bottom: cell(y - this.#area.y + height - 0.01),
    };
  }
}

import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A throw-away copy of the project's tool settings with files planted in it, to see the tools object. */
export class PlantedTree {
  readonly root = mkdtempSync(join(tmpdir(), 'vuelta-planted-'));

  constructor(settings: string[], files: Record<string, string>) {
    for (const path of settings) cpSync(path, join(this.root, path), { recursive: true });
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(dirname(join(this.root, path)), { recursive: true });
      writeFileSync(join(this.root, path), text);
    }
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true });
  }
}

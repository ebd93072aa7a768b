import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';

/** The lines of a text file, plain or .gz, read as they are asked for. Empty lines are left out. */
export async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path);
  // The callback is there because pipeline wants one: a failure reaches the loop through the stream.
  const bytes = path.endsWith('.gz') ? pipeline(file, createGunzip(), () => undefined) : file;
  bytes.setEncoding('utf8');
  let rest = '';
  for await (const chunk of bytes) {
    const lines = (rest + String(chunk)).split('\n');
    rest = lines.pop()!;
    yield* lines.filter(isFilled);
  }
  if (isFilled(rest)) yield rest;
}

const isFilled = (line: string): boolean => line.trim() !== '';

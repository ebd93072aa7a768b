import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { linesOf } from './lines-of-file.js';
import { Queues, sideBySide } from './side-by-side.js';

let folder: string;
beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'vuelta-lines-'))));
afterAll(() => rm(folder, { recursive: true }));

const write = async (name: string, content: string | Buffer): Promise<string> => {
  await writeFile(join(folder, name), content);
  return join(folder, name);
};
const collect = async (path: string): Promise<string[]> => {
  const lines: string[] = [];
  for await (const line of linesOf(path)) lines.push(line);
  return lines;
};

describe('the lines of a file', () => {
  // Longer than a chunk of a stream, with characters of several bytes at every position.
  const long = Array.from(
    { length: 5000 },
    (_, index) => `${'x'.repeat(index % 7)}€ ${index} ${'ß'.repeat(40)}`,
  );

  it('come plain', async () => expect(await collect(await write('a', long.join('\n')))).toEqual(long));
  it('come from .gz', async () =>
    expect(await collect(await write('a.gz', gzipSync(`${long.join('\n')}\n`)))).toEqual(long));
  it('leave out empty ones', async () =>
    expect(await collect(await write('b', '\none\n\n \ntwo'))).toEqual(['one', 'two']));
  it.each(['missing', 'missing.gz'])('fail where there is no file (%s)', async (name) => {
    await expect(collect(join(folder, name))).rejects.toThrow('ENOENT');
  });
  it('fail where a .gz is none', async () => {
    await expect(collect(await write('plain.gz', 'text'))).rejects.toThrow('incorrect header');
  });
});

const numbers = async function* (count: number): AsyncGenerator<number> {
  for (let number = 1; number <= count; number += 1) yield number;
};

describe('side by side', () => {
  it('works on so many at once, in order, and on all', async () => {
    const begun: number[] = [];
    let atOnce = 0;
    let most = 0;
    await sideBySide(numbers(20), 3, async (number) => {
      begun.push(number);
      most = Math.max(most, (atOnce += 1));
      await new Promise(setImmediate);
      atOnce -= 1;
    });
    expect(begun).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(most).toBe(3);
  });

  it('begins no more after a failure', async () => {
    const begun: number[] = [];
    const working = sideBySide(numbers(100), 2, async (number) => {
      begun.push(number);
      await new Promise(setImmediate);
      if (number === 4) throw new Error('no');
    });
    await expect(working).rejects.toThrow('no');
    for (let turn = 0; turn < 20; turn += 1) await new Promise(setImmediate);
    expect(begun.length).toBeLessThan(8);
  });
});

it('queues tasks of one key behind each other, also after a failure, and lets other keys pass', async () => {
  const queues = new Queues();
  const done: string[] = [];
  const task = (name: string, turns: number) => async (): Promise<void> => {
    for (let turn = 0; turn < turns; turn += 1) await new Promise(setImmediate);
    done.push(name);
    if (name === 'a1') throw new Error('a1 fails');
  };
  const first = queues.run('a', task('a1', 5));
  const second = queues.run('a', task('a2', 1));
  const other = queues.run('b', task('b1', 1));
  await expect(first).rejects.toThrow('a1 fails');
  await Promise.all([second, other]);
  expect(done).toEqual(['b1', 'a1', 'a2']);
});

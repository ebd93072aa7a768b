/** Runs `work` over `items` in their order, at most `width` at once. Rejects with the first failure. */
export async function sideBySide<T>(
  items: AsyncIterable<T>,
  width: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const source = items[Symbol.asyncIterator]();
  let failed = false;
  const lane = async (): Promise<void> => {
    for (let next = await source.next(); !next.done && !failed; next = await source.next()) {
      await work(next.value).catch((error: unknown) => {
        failed = true;
        throw error;
      });
    }
  };
  await Promise.all(Array.from({ length: width }, lane));
}

/** Tasks of one key run one after the other, in the order they were handed in. */
export class Queues {
  private readonly tails = new Map<string, Promise<unknown>>();

  run<T>(key: string, task: () => Promise<T>): Promise<T> {
    const before = this.tails.get(key) ?? Promise.resolve();
    const done = before.then(task, task);
    this.tails.set(key, done);
    const forget = (): void => {
      if (this.tails.get(key) === done) this.tails.delete(key);
    };
    done.then(forget, forget);
    return done;
  }
}

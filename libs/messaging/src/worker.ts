/** What a worker tells its host of. */
export interface WorkerLog {
  error(facts: object, text: string): void;
}

export interface WorkerOptions {
  name: string;
  /** Does a bounded piece of work; resolves with how much was done. More than 0 means: look again at once. */
  work: () => Promise<number>;
  /** Milliseconds between looks when nothing wakes it. */
  everyMs: number;
  log: WorkerLog;
}

/** Repeats a piece of work: at once while there is more, after `wake()`, and else every `everyMs`. Never twice at once. */
export class Worker {
  private stopping = false;
  private woken = false;
  private ring: (() => void) | undefined;
  private loop: Promise<void> | undefined;
  private failures = 0;

  constructor(private readonly options: WorkerOptions) {}

  start(): void {
    this.loop ??= this.run();
  }

  wake(): void {
    this.woken = true;
    if (this.failures === 0) this.ring?.();
  }

  /** Resolves when the piece in hand is done. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.ring?.();
    await this.loop;
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      this.woken = false;
      const done = await this.attempt();
      if (done === 0 && !this.stopping && !(this.woken && this.failures === 0)) await this.pause();
    }
  }

  private async attempt(): Promise<number> {
    try {
      const done = await this.options.work();
      this.failures = 0;
      return done;
    } catch (error) {
      this.failures += 1;
      this.options.log.error({ worker: this.options.name, failures: this.failures, error }, 'worker failed');
      return 0;
    }
  }

  /** After failures the pause doubles, up to 30 s, and waking does not cut it short: a sick dependency gets air. */
  private pause(): Promise<void> {
    const backoff = Math.min(30_000, 100 * 2 ** this.failures);
    const ms = this.failures > 0 ? backoff : this.options.everyMs;
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.ring = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}

import cliProgress from 'cli-progress';

/** Where the replay stands, on stderr: a bar on a terminal, else a line every ten seconds. */
export interface Progress {
  begin(what: string, total: number): void;
  advance(): void;
  end(): void;
}

const lineEveryMs = 10_000;

export const showProgress = (): Progress => (process.stderr.isTTY ? new Bar() : new Lines());

/** A bar on a terminal, else nothing. */
export const showBar = (): Progress => (process.stderr.isTTY ? new Bar() : silent);

const nothing = (): void => undefined;
const silent: Progress = { begin: nothing, advance: nothing, end: nothing };

class Bar implements Progress {
  private readonly bar = new cliProgress.SingleBar({
    format: '{what} [{bar}] {value}/{total} {eta_formatted} left',
    stream: process.stderr,
    hideCursor: true,
  });

  begin(what: string, total: number): void {
    this.bar.start(total, 0, { what: what.padEnd(8) });
  }

  advance(): void {
    this.bar.increment();
  }

  end(): void {
    this.bar.stop();
  }
}

class Lines implements Progress {
  private what = '';
  private total = 0;
  private done = 0;
  private beganAt = 0;
  private timer: NodeJS.Timeout | undefined;

  begin(what: string, total: number): void {
    [this.what, this.total, this.done, this.beganAt] = [what, total, 0, performance.now()];
    this.timer = setInterval(() => this.write(), lineEveryMs);
  }

  advance(): void {
    this.done += 1;
  }

  end(): void {
    clearInterval(this.timer);
    this.write();
  }

  private write(): void {
    const seconds = Math.round((performance.now() - this.beganAt) / 1000);
    process.stderr.write(`${this.what} ${this.done}/${this.total} after ${seconds} s\n`);
  }
}

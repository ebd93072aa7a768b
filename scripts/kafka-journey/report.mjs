/** A step failed, and was told; what builds on it is left out. */
class Stopped extends Error {}

/** Tells each step as it ends, and counts. */
export class Report {
  #passed = 0;
  #failed = 0;
  #began = performance.now();

  get failed() {
    return this.#failed;
  }

  /** Steps that build on each other: the first that fails ends the section, not the run. */
  async section(title, work) {
    const began = performance.now();
    console.log(`\n${title}`);
    try {
      await work((name, step) => this.#step(name, step));
    } catch (error) {
      if (!(error instanceof Stopped)) this.#fail(title, error);
    }
    console.log(`  ${seconds(began)} s`);
  }

  /** The last line: what a caller reads. */
  end() {
    console.log(`\ntest:kafka took ${seconds(this.#began)} s`);
    console.log(`${this.#passed} passed, ${this.#failed} failed`);
  }

  /** Runs the step; what it resolves with is handed on. A text is also printed beside the name. */
  async #step(name, step) {
    try {
      const result = await step();
      this.#passed += 1;
      console.log(`  ok      ${name}${typeof result === 'string' ? `: ${result}` : ''}`);
      return result;
    } catch (error) {
      this.#fail(name, error);
      throw new Stopped();
    }
  }

  #fail(name, error) {
    this.#failed += 1;
    console.log(`  FAILED  ${name}\n          ${error.message.replaceAll('\n', '\n          ')}`);
  }
}

const seconds = (began) => ((performance.now() - began) / 1000).toFixed(1);

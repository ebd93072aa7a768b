/** Writes the answer of a command: `value` as JSON where --json asks for it, else the text. */
export function print(json: boolean, value: unknown, text: string): void {
  process.stdout.write(`${json ? JSON.stringify(value) : text}\n`);
}

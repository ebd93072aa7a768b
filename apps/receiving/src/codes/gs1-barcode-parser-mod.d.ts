declare module 'gs1-barcode-parser-mod' {
  /** Throws a string when the code is no GS1 element string. */
  export function parseBarcode(barcode: string): { parsedCodeItems: { ai: string; raw: string }[] };
}

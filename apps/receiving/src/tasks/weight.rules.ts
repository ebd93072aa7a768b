/** Grams that packing may add or a scale may err by, whatever the goods weigh. */
const toleranceGrams = 150;
const tolerancePercent = 10;

/** How far a parcel's weight is from the goods announced; undefined when it is near enough or cannot be known. */
export function weightDifference(
  weightGrams: number,
  expected: readonly { quantity: number; pieceGrams: number | null }[],
): { expectedGrams: number; differenceGrams: number } | undefined {
  if (expected.length === 0 || expected.some(({ pieceGrams }) => pieceGrams === null)) return undefined;
  const expectedGrams = expected.reduce((sum, { quantity, pieceGrams }) => sum + quantity * pieceGrams!, 0);
  const differenceGrams = weightGrams - expectedGrams;
  const tolerance = Math.max(toleranceGrams, (expectedGrams * tolerancePercent) / 100);
  return Math.abs(differenceGrams) > tolerance ? { expectedGrams, differenceGrams } : undefined;
}

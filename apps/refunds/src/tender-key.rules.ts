/** One attempt to pay one tender. */
interface Attempt {
  refundId: string;
  position: number;
  attempt: number;
}

/** The same for every repetition of an attempt, and never the same again: by it a gateway recognises a repetition. */
export const tenderKey = ({ refundId, position, attempt }: Attempt): string =>
  `refund:${refundId}:${position}:${attempt}`;

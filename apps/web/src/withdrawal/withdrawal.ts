import { answerOf, guestApi } from '../api/client.js';
import type { PortalOrder, WithdrawalStatement, WithdrawalStatus } from '../api/types.js';
import { countryOfZone, readersZone } from './regime.js';

/** What the form holds. */
export interface Entered {
  name: string;
  contract: string;
  email: string;
  isAll: boolean;
  /** Pieces by order line, where the order is known. */
  pieces: Readonly<Record<string, number>>;
  goods: string;
  reason: string;
}

export const nothingEntered: Entered = {
  name: '',
  contract: '',
  email: '',
  isAll: true,
  pieces: {},
  goods: '',
  reason: '',
};

/** Lines of the order that the tab's session has found; empty when there is none, or it has ended. */
export type KnownLines = PortalOrder['lines'];

export async function knownLines(orderId: string | null): Promise<KnownLines> {
  if (orderId === null) return [];
  const order = await answerOf(guestApi.GET('/v1/portal/order')).catch(() => undefined);
  if (order?.orderId !== orderId) return [];
  return order.lines.filter(
    ({ isGoods, quantity, quantityInReturns }) => isGoods && quantity > quantityInReturns,
  );
}

interface Statement {
  merchant: string;
  clientStatementId: string;
  language: string;
  entered: Entered;
}

/** Step one. The same again, also after a lost answer, is the same statement. */
export function state({
  merchant,
  clientStatementId,
  language,
  entered,
}: Statement): Promise<WithdrawalStatus> {
  const { name, contract, email, isAll, pieces, goods, reason } = entered;
  const timeZone = readersZone();
  const countryCode = countryOfZone(timeZone);
  const lines = Object.entries(pieces).map(([orderLineId, quantity]) => ({ orderLineId, quantity }));
  const body: WithdrawalStatement = {
    merchant,
    clientStatementId,
    language,
    name: name.trim(),
    contract: contract.trim(),
    email: email.trim(),
    timeZone,
    ...(countryCode && { countryCode }),
    ...(!isAll && lines.length > 0 && { lines }),
    ...(!isAll && lines.length === 0 && { goods: goods.trim() }),
    ...(reason.trim() && { reason: reason.trim() }),
  };
  return answerOf(guestApi.POST('/v1/withdrawals', { body }));
}

const at = (withdrawalId: string) => ({ params: { path: { withdrawalId } } });

export const confirm = (withdrawalId: string): Promise<WithdrawalStatus> =>
  answerOf(guestApi.POST('/v1/withdrawals/{withdrawalId}/confirm', at(withdrawalId)));

export const follow = (withdrawalId: string): Promise<WithdrawalStatus> =>
  answerOf(guestApi.GET('/v1/withdrawals/{withdrawalId}/status', at(withdrawalId)));

export const retract = (withdrawalId: string, receiptCode: string): Promise<WithdrawalStatus> =>
  answerOf(
    guestApi.POST('/v1/withdrawals/{withdrawalId}/retract', { ...at(withdrawalId), body: { receiptCode } }),
  );

/** The receipts' codes of this tab, so that a reload still opens them. Nothing personal is kept. */
export const rememberCode = (withdrawalId: string, code: string): void =>
  sessionStorage.setItem(`vuelta.receipt.${withdrawalId}`, code);
export const codeOf = (withdrawalId: string): string | null =>
  sessionStorage.getItem(`vuelta.receipt.${withdrawalId}`);

import type { Caller } from '#chassis';

/** Who acts, for timelines. */
export const actorOf = (caller: Caller): string => (caller.kind === 'key' ? caller.name : 'customer');

/** Where a signed-in person works. */
export const stationOf = (caller: Caller): string | undefined =>
  caller.kind === 'key' ? caller.staff?.station : undefined;

/** What a device sent, with whose it is and where; a signed-in person's station unless the device names one. */
export const commandOf = <T extends { station?: string }>(
  caller: Caller,
  body: T,
): T & { merchantId: string; station: string | undefined } =>
  Object.assign({}, body, { merchantId: caller.merchantId, station: body.station ?? stationOf(caller) });

import type { ReceiptWords } from './receipt.language.js';

export const english: ReceiptWords = {
  right: {
    eu: 'withdrawal',
    gb: 'cancellation',
    ar: 'withdrawal (arrepentimiento)',
    br: 'withdrawal (direito de arrependimento)',
    cl: 'withdrawal (retracto)',
    co: 'withdrawal (retracto)',
    mx: 'revocation (revocación)',
    none: 'withdrawal',
  },
  title: (right) => `Receipt of your ${right}`,
  subject: (right, contract) => `Receipt of your ${right}: ${contract}`,
  greeting: (name) => `Hello ${name},`,
  lead: (shop) => `${shop} has received this declaration from you:`,
  declared: 'Declared on',
  stated: 'First entered on',
  name: 'Name',
  contract: 'Contract',
  email: 'E-mail for this receipt',
  goods: 'Goods',
  allGoods: 'All goods of the contract',
  line: (quantity, id) => `${quantity} × line ${id}`,
  reason: 'Reason (not needed)',
  number: 'Number of the declaration',
  next: 'What happens next',
  receiptOnly:
    'This confirms that your declaration was received, with its content, date and time. It does not yet say that ' +
    'the shop agrees that you have the right to it.',
  look: 'The shop now finds your order. If something is unclear, it asks you at the address above.',
  refund: {
    from_declaration: (days) =>
      `The refund is due within ${days} days of this declaration, the way you paid.`,
    from_goods: (days) =>
      `The refund is due within ${days} days of the day the goods are back, or you show that you sent them, the way you paid.`,
    at_once: () => 'The refund is due at once, the way you paid.',
    no_term: () => 'The refund is due; the law gives no number of days, so it must come without delay.',
    shop_terms: () => 'If and when you get a refund depends on the terms of the shop.',
  },
  wait: 'The shop may wait with it until the goods are back or you show that you sent them, whichever is first.',
  undelivered: 'If the goods have not reached you yet, you need not send anything until they come.',
  sendBack: (days) =>
    `Send the goods back within ${days} days of this declaration. You get a label or an address.`,
  sendBackSoon: 'Keep the goods ready: you are told how they go back.',
  costs: {
    customer: 'You pay for sending them back, unless the shop agreed to pay or did not tell you before.',
    merchant: 'The shop pays for sending them back.',
    unclear: 'Who pays for sending them back follows from the terms of the shop.',
  },
  mistake:
    'Declared by mistake? Take it back on the page where you declared, before you hand the parcel over.',
  law: (law) => `The law meant here: ${law}.`,
  otherLaw: 'If another law applies to your contract, or gives you more, it counts.',
  hash: 'Fingerprint of the declaration (SHA-256)',
  hashHint: 'Any change to the declaration would give another fingerprint. The shop has kept it.',
  link: 'This receipt again',
  asked: (contract) => `A question about your declaration: ${contract}`,
  askedLead: (right, instant) => `You declared your ${right} on ${instant}. The shop asks:`,
  askedEnd: 'Answer this mail. Your declaration is recorded and keeps its date.',
  closed: (contract) => `About your declaration: ${contract}`,
  closedLead: (right, instant) => `You declared your ${right} on ${instant}. The shop does not accept it:`,
  closedBecause: {
    no_contract_found: 'No contract was found that it could be about.',
    out_of_time: 'The period for it had passed.',
    goods_excepted: 'The law excepts these goods.',
    duplicate: 'The same was declared before, and that declaration counts.',
    no_answer: 'The question about it was not answered.',
    other: 'The reason is given below.',
  },
  closedEnd:
    'Do you see it differently? Answer this mail, and a person looks again. Your rights stay as they are.',
};

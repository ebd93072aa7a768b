import type { ReceiptWords } from './receipt.language.js';

export const german: ReceiptWords = {
  right: {
    eu: 'Widerruf',
    gb: 'Widerruf (cancellation)',
    ar: 'Widerruf (arrepentimiento)',
    br: 'Widerruf (direito de arrependimento)',
    cl: 'Widerruf (retracto)',
    co: 'Widerruf (retracto)',
    mx: 'Widerruf (revocación)',
    none: 'Widerruf',
  },
  title: (right) => `Eingangsbestätigung: Ihr ${right}`,
  subject: (right, contract) => `Eingangsbestätigung: Ihr ${right}, ${contract}`,
  greeting: (name) => `Guten Tag ${name},`,
  lead: (shop) => `${shop} hat diese Erklärung von Ihnen erhalten:`,
  declared: 'Erklärt am',
  stated: 'Zuerst eingegeben am',
  name: 'Name',
  contract: 'Vertrag',
  email: 'E-Mail für diese Bestätigung',
  goods: 'Waren',
  allGoods: 'Alle Waren des Vertrags',
  line: (quantity, id) => `${quantity} × Position ${id}`,
  reason: 'Grund (nicht nötig)',
  number: 'Nummer der Erklärung',
  next: 'Wie es weitergeht',
  receiptOnly:
    'Hiermit wird bestätigt, dass Ihre Erklärung eingegangen ist, mit Inhalt, Datum und Uhrzeit. Damit ist noch nicht ' +
    'gesagt, dass der Händler Ihr Recht anerkennt.',
  look: 'Der Händler sucht nun Ihre Bestellung. Ist etwas unklar, fragt er Sie unter der obigen Adresse.',
  refund: {
    from_declaration: (days) =>
      `Die Rückzahlung ist binnen ${days} Tagen nach dieser Erklärung fällig, auf demselben Zahlungsweg.`,
    from_goods: (days) =>
      `Die Rückzahlung ist binnen ${days} Tagen fällig, nachdem die Waren zurück sind oder Sie die Absendung nachweisen, auf demselben Zahlungsweg.`,
    at_once: () => 'Die Rückzahlung ist sofort fällig, auf demselben Zahlungsweg.',
    no_term: () => 'Die Rückzahlung ist unverzüglich fällig; das Gesetz nennt keine Zahl von Tagen.',
    shop_terms: () => 'Ob und wann Sie Geld zurückbekommen, richtet sich nach den Bedingungen des Händlers.',
  },
  wait: 'Der Händler darf warten, bis die Waren zurück sind oder Sie die Absendung nachweisen, je nachdem, was früher ist.',
  undelivered: 'Sind die Waren noch nicht bei Ihnen, müssen Sie nichts senden, bis sie kommen.',
  sendBack: (days) =>
    `Senden Sie die Waren binnen ${days} Tagen nach dieser Erklärung zurück. Sie erhalten ein Etikett oder eine Adresse.`,
  sendBackSoon: 'Halten Sie die Waren bereit: Sie erfahren, wie sie zurückgehen.',
  costs: {
    customer:
      'Die Rücksendung zahlen Sie, außer der Händler übernimmt sie oder hat Sie vorher nicht darauf hingewiesen.',
    merchant: 'Die Rücksendung zahlt der Händler.',
    unclear: 'Wer die Rücksendung zahlt, richtet sich nach den Bedingungen des Händlers.',
  },
  mistake:
    'Ein Versehen? Nehmen Sie es auf der Seite zurück, auf der Sie es erklärt haben, bevor Sie das Paket abgeben.',
  law: (law) => `Gemeint ist dieses Gesetz: ${law}.`,
  otherLaw: 'Gilt für Ihren Vertrag ein anderes Gesetz oder gibt es Ihnen mehr, so zählt dieses.',
  hash: 'Prüfsumme der Erklärung (SHA-256)',
  hashHint: 'Jede Änderung der Erklärung ergäbe eine andere Prüfsumme. Der Händler hat sie aufbewahrt.',
  link: 'Diese Bestätigung noch einmal',
  asked: (contract) => `Eine Frage zu Ihrer Erklärung: ${contract}`,
  askedLead: (right, instant) => `Sie haben am ${instant} erklärt: ${right}. Der Händler fragt:`,
  askedEnd: 'Antworten Sie auf diese E-Mail. Ihre Erklärung ist festgehalten und behält ihr Datum.',
  closed: (contract) => `Zu Ihrer Erklärung: ${contract}`,
  closedLead: (right, instant) =>
    `Sie haben am ${instant} erklärt: ${right}. Der Händler erkennt das nicht an:`,
  closedBecause: {
    no_contract_found: 'Es wurde kein Vertrag gefunden, den sie betreffen könnte.',
    out_of_time: 'Die Frist war abgelaufen.',
    goods_excepted: 'Das Gesetz nimmt diese Waren aus.',
    duplicate: 'Dasselbe wurde schon erklärt, und jene Erklärung zählt.',
    no_answer: 'Die Rückfrage dazu blieb ohne Antwort.',
    other: 'Der Grund steht unten.',
  },
  closedEnd:
    'Sehen Sie es anders? Antworten Sie auf diese E-Mail, dann prüft es ein Mensch noch einmal. Ihre Rechte bleiben unberührt.',
};

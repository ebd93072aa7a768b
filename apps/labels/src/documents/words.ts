/** What is printed in words, in one language. `{}` stands for what is filled in. */
export interface Words {
  return: string;
  prepaid: string;
  from: string;
  to: string;
  tracking: string;
  rma: string;
  handOverBy: string;
  advice: string;
  fold: string;
  steps: [string, string, string, string];
  slipTitle: string;
  parcel: string;
  quantity: string;
  goods: string;
  sku: string;
  reason: string;
  packingTitle: string;
  packing: string;
  conditionTitle: string;
  condition: string;
  thanks: string;
  contactTitle: string;
  contact: string;
  dropOffTitle: string;
  counterCopy: string;
  receivedBy: string;
  qrTitle: string;
  qrAdvice: string;
}

const en: Words = {
  return: 'RETURN',
  prepaid: 'PREPAID, no postage needed',
  from: 'FROM',
  to: 'TO',
  tracking: 'TRACKING NUMBER',
  rma: 'RETURN NUMBER (RMA)',
  handOverBy: 'HAND OVER BY',
  advice: 'One parcel per label. Cover old labels and codes.',
  fold: 'Fold here',
  steps: [
    'Print this page at 100 %, without fitting it to the page.',
    'Fold it along the line, with the label outside.',
    'Put it into a pouch or tape it on flat; leave the bars free of tape.',
    'Hand the parcel over by {}.',
  ],
  slipTitle: 'Packing slip: put it into the parcel',
  parcel: 'Parcel {}',
  quantity: 'Qty',
  goods: 'Goods',
  sku: 'SKU',
  reason: 'Reason',
  packingTitle: 'How to pack',
  packing: 'Use a firm box, fill the gaps, and put this slip on top of the goods.',
  conditionTitle: 'Condition',
  condition: 'Complete, with accessories, and as it reached you apart from trying it out.',
  thanks: 'Thank you. We tell you as soon as your parcel is here.',
  contactTitle: 'Questions',
  contact: 'Answer our e-mail and name your return number.',
  dropOffTitle: 'Drop-off receipt',
  counterCopy: 'Counter: scan, sign, tear off',
  receivedBy: 'Received by, date, stamp',
  qrTitle: 'Show this code',
  qrAdvice: 'It is scanned at the counter or the dock. No label needs to be printed.',
};

const es: Words = {
  return: 'DEVOLUCIÓN',
  prepaid: 'PREPAGADO, sin franqueo',
  from: 'DE',
  to: 'PARA',
  tracking: 'NÚMERO DE SEGUIMIENTO',
  rma: 'NÚMERO DE DEVOLUCIÓN (RMA)',
  handOverBy: 'ENTREGAR HASTA EL',
  advice: 'Un paquete por etiqueta. Tape etiquetas y códigos viejos.',
  fold: 'Doblar por aquí',
  steps: [
    'Imprima esta página al 100 %, sin ajustarla a la hoja.',
    'Dóblela por la línea, con la etiqueta hacia fuera.',
    'Métala en una funda o péguela plana; no ponga cinta sobre las barras.',
    'Entregue el paquete hasta el {}.',
  ],
  slipTitle: 'Albarán: póngalo dentro del paquete',
  parcel: 'Paquete {}',
  quantity: 'Cant.',
  goods: 'Artículos',
  sku: 'SKU',
  reason: 'Motivo',
  packingTitle: 'Cómo embalar',
  packing: 'Use una caja firme, rellene los huecos y ponga este albarán encima de los artículos.',
  conditionTitle: 'Estado',
  condition: 'Completo, con accesorios y tal como lo recibió, salvo lo necesario para probarlo.',
  thanks: 'Gracias. Le avisaremos en cuanto llegue su paquete.',
  contactTitle: 'Preguntas',
  contact: 'Responda a nuestro correo con su número de devolución.',
  dropOffTitle: 'Resguardo de entrega',
  counterCopy: 'Mostrador: escanear, firmar y cortar',
  receivedBy: 'Recibido por, fecha, sello',
  qrTitle: 'Muestre este código',
  qrAdvice: 'Se escanea en el mostrador o en el muelle. No hace falta imprimir etiqueta.',
};

const fr: Words = {
  return: 'RETOUR',
  prepaid: 'PRÉPAYÉ, sans affranchir',
  from: 'DE',
  to: 'À',
  tracking: 'NUMÉRO DE SUIVI',
  rma: 'NUMÉRO DE RETOUR (RMA)',
  handOverBy: 'À REMETTRE AVANT LE',
  advice: 'Un colis par étiquette. Couvrez les anciens codes.',
  fold: 'Plier ici',
  steps: [
    'Imprimez cette page à 100 %, sans l’ajuster à la feuille.',
    'Pliez-la sur la ligne, étiquette à l’extérieur.',
    'Glissez-la dans une pochette ou collez-la à plat ; pas d’adhésif sur les barres.',
    'Remettez le colis au plus tard le {}.',
  ],
  slipTitle: 'Bordereau : à mettre dans le colis',
  parcel: 'Colis {}',
  quantity: 'Qté',
  goods: 'Articles',
  sku: 'SKU',
  reason: 'Motif',
  packingTitle: 'Emballage',
  packing: 'Prenez un carton solide, comblez les vides et posez ce bordereau sur les articles.',
  conditionTitle: 'État',
  condition: 'Complet, avec les accessoires, tel que vous l’avez reçu hormis l’essai.',
  thanks: 'Merci. Nous vous prévenons dès que votre colis est arrivé.',
  contactTitle: 'Questions',
  contact: 'Répondez à notre courriel en indiquant votre numéro de retour.',
  dropOffTitle: 'Reçu de dépôt',
  counterCopy: 'Comptoir : scanner, signer, détacher',
  receivedBy: 'Reçu par, date, cachet',
  qrTitle: 'Montrez ce code',
  qrAdvice: 'Il est scanné au comptoir ou au quai. Aucune étiquette à imprimer.',
};

const de: Words = {
  return: 'RETOURE',
  prepaid: 'BEZAHLT, kein Porto nötig',
  from: 'VON',
  to: 'AN',
  tracking: 'SENDUNGSNUMMER',
  rma: 'RETOURENNUMMER (RMA)',
  handOverBy: 'ABGEBEN BIS',
  advice: 'Ein Paket je Etikett. Alte Etiketten und Codes abdecken.',
  fold: 'Hier falten',
  steps: [
    'Drucken Sie diese Seite mit 100 %, ohne sie einzupassen.',
    'Falten Sie sie an der Linie, das Etikett nach außen.',
    'Stecken Sie sie in eine Hülle oder kleben Sie sie glatt auf; kein Band über die Striche.',
    'Geben Sie das Paket bis zum {} ab.',
  ],
  slipTitle: 'Packzettel: bitte ins Paket legen',
  parcel: 'Paket {}',
  quantity: 'Menge',
  goods: 'Ware',
  sku: 'SKU',
  reason: 'Grund',
  packingTitle: 'Verpacken',
  packing: 'Nehmen Sie einen festen Karton, füllen Sie Hohlräume und legen Sie diesen Zettel obenauf.',
  conditionTitle: 'Zustand',
  condition: 'Vollständig, mit Zubehör und wie erhalten, vom Ausprobieren abgesehen.',
  thanks: 'Vielen Dank. Wir melden uns, sobald Ihr Paket hier ist.',
  contactTitle: 'Fragen',
  contact: 'Antworten Sie auf unsere E-Mail und nennen Sie Ihre Retourennummer.',
  dropOffTitle: 'Einlieferungsbeleg',
  counterCopy: 'Schalter: scannen, unterschreiben, abtrennen',
  receivedBy: 'Angenommen von, Datum, Stempel',
  qrTitle: 'Zeigen Sie diesen Code',
  qrAdvice: 'Er wird am Schalter oder an der Rampe gescannt. Sie müssen nichts drucken.',
};

const pl: Words = {
  return: 'ZWROT',
  prepaid: 'OPŁACONO, bez znaczka',
  from: 'OD',
  to: 'DO',
  tracking: 'NUMER PRZESYŁKI',
  rma: 'NUMER ZWROTU (RMA)',
  handOverBy: 'NADAĆ DO',
  advice: 'Jedna paczka na etykietę. Zakryj stare etykiety i kody.',
  fold: 'Zagnij tutaj',
  steps: [
    'Wydrukuj tę stronę w skali 100 %, bez dopasowania do kartki.',
    'Zegnij ją wzdłuż linii, etykietą na zewnątrz.',
    'Włóż do kieszonki albo przyklej na płasko; nie zaklejaj kresek taśmą.',
    'Nadaj paczkę do {}.',
  ],
  slipTitle: 'List pakunkowy: włóż do paczki',
  parcel: 'Paczka {}',
  quantity: 'Ilość',
  goods: 'Towar',
  sku: 'SKU',
  reason: 'Powód',
  packingTitle: 'Jak zapakować',
  packing: 'Użyj mocnego kartonu, wypełnij puste miejsca i połóż ten list na wierzchu.',
  conditionTitle: 'Stan',
  condition: 'Kompletny, z akcesoriami, taki jak przy odbiorze, poza wypróbowaniem.',
  thanks: 'Dziękujemy. Damy znać, gdy tylko paczka do nas dotrze.',
  contactTitle: 'Pytania',
  contact: 'Odpowiedz na nasz e-mail, podając numer zwrotu.',
  dropOffTitle: 'Potwierdzenie nadania',
  counterCopy: 'Okienko: zeskanuj, podpisz, oderwij',
  receivedBy: 'Przyjął, data, pieczątka',
  qrTitle: 'Pokaż ten kod',
  qrAdvice: 'Zostanie zeskanowany w okienku lub na rampie. Nic nie trzeba drukować.',
};

export const printedLanguages = { en, es, fr, de, pl };
type Language = keyof typeof printedLanguages;

/** The language whose words are printed for `locale`, such as `es-MX`; English for one that we do not have. */
export function languageOf(locale: string): Language {
  const [language] = locale.toLowerCase().split(/[-_]/);
  return language && language in printedLanguages ? (language as Language) : 'en';
}

/** `words` with what is filled in. */
export const filled = (words: string, value: string): string => words.replace('{}', () => value);

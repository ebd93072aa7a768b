import { newRmaNumber } from '#chassis';
import { describe, expect, it } from '@jest/globals';
import { readCode } from './scan-codes.js';

const gs = '\u001d';

describe('a scanned code', () => {
  it.each([
    ['GS1-128', ']C100006141411234567890', { sscc: '006141411234567890' }],
    [
      'GS1 DataMatrix',
      `]d20109506000134352211234${gs}10LOT7`,
      { gtin: '09506000134352', serial: '1234', lot: 'LOT7' },
    ],
    ['GS1 QR', `]Q30109506000134352${gs}21ABC`, { gtin: '09506000134352', serial: 'ABC' }],
    ['with brackets', '(01)09506000134352(21)X1', { gtin: '09506000134352', serial: 'X1' }],
    [
      'without prefix',
      `010950600013435210L-9${gs}21S9`,
      { gtin: '09506000134352', lot: 'L-9', serial: 'S9' },
    ],
    ['Digital Link', 'https://id.example/01/09506000134352/10/L9/21/S%2F9', { lot: 'L9', serial: 'S/9' }],
    ['EAN-13 with prefix', ']E09506000134352', { gtin: '09506000134352', text: '9506000134352' }],
    ['UPC-A', '036000291452', { gtin: '00036000291452' }],
    ['EAN-8', '96385074', { gtin: '00000096385074' }],
  ])('%s', (_, code, meaning) => expect(readCode(code)).toMatchObject(meaning));

  it.each([
    ['USPS with ZIP', '420941079400136205903612345678', '9400136205903612345678'],
    ['USPS with ZIP+4', '4209410712349400136205903612345678', '9400136205903612345678'],
    ['FedEx 34, express', '1001921334250001000300779017972697', '779017972697'],
    ['FedEx 34, ground', '9622001900000000000000776632517510', '776632517510'],
    ['FedEx 96', '9611020987654312345672', '987654312345672'],
    ['UPS with spaces', '1z 999 aa1 01 2345 6784', '1Z999AA10123456784'],
    ['an SSCC as number', '00340434161094027318', '340434161094027318'],
  ])('%s', (_, code, number) => expect(readCode(code).trackingNumbers).toContain(number));

  it('in a QR code of ours is the code at its end', () => {
    const rmaNumber = newRmaNumber();
    expect(readCode(`https://r.example/x/${rmaNumber}`)).toMatchObject({ rmaNumber, text: rmaNumber });
  });

  it.each(['09506000134353', ']C1garbage', '', ']', '01095060001343', 'https://%', ')(', `${gs}${gs}`])(
    'that is odd is only text: %j',
    (code) =>
      expect(readCode(code)).toMatchObject({ gtin: undefined, sscc: undefined, rmaNumber: undefined }),
  );

  it('is never taken for GS1 because it is long and made of digits', () => {
    expect(readCode('1001921334250001000300779017972697')).toMatchObject({ sscc: undefined, lot: undefined });
  });
});

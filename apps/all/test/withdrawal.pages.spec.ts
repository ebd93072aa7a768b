import { eventually, runServices } from '#testing';
import type { TestProcess } from '#testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdirSync } from 'node:fs';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { services } from '../src/services.js';
import { chromiumPath, launch } from './browser.js';
import { canary, order } from './order.js';

const withBrowser = chromiumPath ? describe : describe.skip;
const pictures = process.env['PICTURES'];

withBrowser('the withdrawal function, in a real browser', () => {
  let vuelta: TestProcess;
  let browser: Browser;
  let key: { authorization: string };
  const wrong: string[] = [];

  beforeAll(async () => {
    vuelta = await runServices(services, {}, { pages: 'dist/web' });
    key = await vuelta.key();
    for (const orderId of ['W-3001', 'W-3002'])
      await vuelta.http.put(`/v1/orders/${orderId}`).set(key).send(order()).expect(200);
    browser = await launch();
  });
  afterAll(async () => {
    await browser.close();
    await vuelta.stop();
  });

  async function visit(options: BrowserContextOptions, path = '/portal/spec'): Promise<Page> {
    const page = await (
      await browser.newContext({ viewport: { width: 768, height: 900 }, ...options })
    ).newPage();
    page.on('pageerror', ({ message }) => wrong.push(message));
    page.on('console', (line) => line.type() === 'error' && wrong.push(line.text()));
    await page.goto(`${vuelta.url}${path}`);
    return page;
  }

  /** Pictures for a person, in the widths of a phone, a tablet and a desk; nothing may stick out of any. */
  async function look(page: Page, name: string): Promise<void> {
    for (const width of [360, 768, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      const out = await page.evaluate('document.documentElement.scrollWidth - window.innerWidth');
      expect({ name, width, out }).toEqual({ name, width, out: 0 });
      if (!pictures) continue;
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: `${pictures}/withdrawal-${name}-${width}.png`, fullPage: true });
    }
  }

  const idOf = (page: Page): string => page.url().split('/').at(-1)!;
  const standing = async (withdrawalId: string) =>
    (await vuelta.http.get(`/v1/withdrawals/${withdrawalId}`).set(key).expect(200)).body;

  it('by keyboard alone: from the foot of the portal to the receipt and the return', async () => {
    const page = await visit({ locale: 'en-GB', timezoneId: 'Europe/Dublin' });
    await look(page, '0-door');
    await page.getByRole('link', { name: 'Withdraw from contract here' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Withdraw from the contract' }).waitFor();
    await page.getByRole('button', { name: 'Continue' }).focus();
    await page.keyboard.press('Enter');
    expect(await page.evaluate('document.activeElement.name')).toBe('name');
    await page.keyboard.type('Canaria Z.');
    await page.keyboard.press('Tab');
    await page.keyboard.type('W-3001');
    await page.keyboard.press('Tab');
    await page.keyboard.type('nonsense');
    await page.keyboard.press('Enter');
    await page.getByText('Enter an e-mail address such as').waitFor();
    await look(page, '1-form');
    await page.keyboard.press('ControlOrMeta+a');
    await page.keyboard.type(canary.email);
    await page.keyboard.press('Enter');

    await page.getByRole('heading', { name: 'Is this right?' }).waitFor();
    expect((await standing(idOf(page))).status).toBe('stated');
    await look(page, '2-confirm');
    await page.getByRole('button', { name: 'Confirm withdrawal', disabled: false }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Your withdrawal is declared' }).waitFor();
    const link = page.getByRole('link', { name: 'Open the receipt (PDF)' });
    const pdf = await page.request.get(new URL((await link.getAttribute('href'))!, vuelta.url).href);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
    await page.getByText('Your goods can go back.').waitFor();
    await page.getByText(/^Refund by /).waitFor();
    await look(page, '3-declared');

    await page.reload();
    await page.getByRole('link', { name: 'Open the receipt (PDF)' }).waitFor();
    const { lines, declaration } = await standing(idOf(page));
    expect(declaration).toMatchObject({ name: 'Canaria Z.', contract: 'W-3001', email: canary.email });
    const rma = (await vuelta.http.get(`/v1/returns/${lines[0].returnId}`).set(key)).body;
    expect(rma).toMatchObject({ source: 'withdrawal', status: 'authorized' });
    const mail = await eventually(async () => {
      const { data } = (await vuelta.http.get(`/v1/mailbox?withdrawalId=${idOf(page)}`).set(key)).body;
      return data[0]?.status === 'sent' && data[0];
    });
    expect(mail).toMatchObject({ to: canary.email, attachment: `${idOf(page)}.pdf` });
  });

  it('goes on where it was when the page is lost between the steps, and clicks twice once', async () => {
    const page = await visit({ locale: 'de-DE', timezoneId: 'Europe/Berlin' });
    await page.getByRole('link', { name: 'Vertrag widerrufen' }).click();
    await page.getByRole('textbox', { name: 'Ihr Name' }).fill('K. Zuckerzeisig');
    await page.getByRole('textbox', { name: 'Welcher Vertrag?' }).fill('unbekannt');
    await page.getByRole('textbox', { name: 'E-Mail-Adresse' }).fill('k@example.com');
    await page.getByRole('radio', { name: 'Nur einen Teil' }).check();
    await page.getByRole('textbox', { name: 'Welche?' }).fill('die rote Lampe');
    await look(page, '1-form-de');
    await page.getByRole('button', { name: 'Weiter' }).dblclick();
    await page.getByRole('heading', { name: 'Stimmt das so?' }).waitFor();
    await page.getByText('die rote Lampe').waitFor();
    expect((await standing(idOf(page))).status).toBe('stated');
    await page.reload();
    await page.getByText(/Es ist noch nicht erklärt/).waitFor();
    await page.getByRole('button', { name: 'Widerruf bestätigen' }).dblclick();
    await page.getByRole('heading', { name: 'Ihr Widerruf ist erklärt' }).waitFor();
    await page.getByText(/Ein Mensch sucht Ihre Bestellung/).waitFor();
    const view = await standing(idOf(page));
    expect(view.timeline.filter(({ action }: { action: string }) => action === 'confirm')).toHaveLength(1);
    const { data } = (await vuelta.http.get('/v1/withdrawals?contract=unbekannt').set(key)).body;
    expect(data).toHaveLength(1);
    await look(page, '3-declared-de');

    await page.getByRole('button', { name: 'Ein Versehen?' }).click();
    await page.getByRole('button', { name: 'Ja, zurücknehmen' }).click();
    await page.getByText(/zurückgenommen/).waitFor();
    expect((await standing(idOf(page))).status).toBe('retracted');
  });

  it('knows the order of who has found it, and its pieces', async () => {
    const page = await visit({ locale: 'es-ES', timezoneId: 'Europe/Madrid' });
    await page.getByRole('textbox', { name: 'Número de pedido' }).fill('W-3002');
    await page.getByRole('textbox', { name: 'Correo electrónico' }).fill(canary.email);
    await page.keyboard.press('Enter');
    await page.getByRole('checkbox', { name: /LAMP-01/ }).waitFor();
    await page.getByRole('link', { name: 'Desistir del contrato aquí' }).click();
    expect(await page.getByRole('textbox', { name: '¿Qué contrato?' }).inputValue()).toBe('W-3002');
    await page.getByRole('textbox', { name: 'Tu nombre' }).fill('Canaria');
    await page.getByRole('textbox', { name: 'Correo electrónico' }).fill('otra@example.com');
    await page.getByRole('radio', { name: 'Solo una parte' }).check();
    await page.getByRole('checkbox', { name: 'Article LAMP-01' }).check();
    await page.getByRole('button', { name: 'Uno menos: Article LAMP-01' }).click();
    await look(page, '1-form-es');
    await page.getByRole('button', { name: 'Continuar' }).click();
    await page.getByText('1 × Article LAMP-01').waitFor();
    await page.getByRole('button', { name: 'Confirmar desistimiento' }).click();
    await page.getByText(/pueden volver/).waitFor();
    expect(await standing(idOf(page))).toMatchObject({
      orderId: 'W-3002',
      language: 'es',
      lines: [{ orderLineId: '1', quantity: 1, outcome: 'in_return' }],
    });
  });

  it.each([
    ['es-AR', 'America/Argentina/Cordoba', 'Botón de arrepentimiento', 'Confirmar arrepentimiento'],
    ['en-US', 'America/Buenos_Aires', 'Botón de arrepentimiento', 'Confirm withdrawal'],
    ['pt-BR', 'America/Sao_Paulo', 'Arrependimento: desistir da compra aqui', 'Confirmar arrependimento'],
    ['es-MX', 'America/Mexico_City', 'Revocar la compra aquí', 'Confirmar revocación'],
    ['es-CL', 'America/Santiago', 'Retracto: anular la compra aquí', 'Confirmar retracto'],
    ['en-GB', 'Europe/London', 'Cancel contract here', 'Confirm cancellation'],
    ['fr-FR', 'Europe/Paris', 'Se rétracter du contrat ici', 'Confirmer la rétractation'],
    ['pt-PT', 'Europe/Lisbon', 'Resolver o contrato aqui', 'Confirmar livre resolução'],
  ])('in %s at %s is called by its name there: %s', async (locale, timezoneId, open, confirm) => {
    const page = await visit({ locale, timezoneId });
    await page.getByRole('link', { name: open }).click();
    const [name, contract, email] = await page.getByRole('textbox').all();
    await name!.fill('A');
    await contract!.fill('B');
    await email!.fill('a@example.com');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: confirm }).waitFor();
    await page.context().close();
  });

  it('no page complained', () => expect(wrong).toEqual([]));
});

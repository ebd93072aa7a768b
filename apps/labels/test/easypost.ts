import { FakeEasyPost } from '#sandbox';
import { eventually, once, runServices } from '#testing';
import type { TestProcess } from '#testing';
import type { LabelPage, LabelView } from '../src/label.dto.js';
import { labelsService } from '../src/labels.module.js';
import { newCase, orderRegistered, returnAuthorized, seal } from './events.js';
import type { Case } from './events.js';

const webhookSecret = 'sécret';

const dock = {
  name: 'Muelle de devoluciones',
  line1: 'Calle del Almacén 7',
  city: 'Getafe',
  region: 'Madrid',
  postalCode: '28906',
  countryCode: 'ES',
};

/** Labels at work with the real EasyPost client against the fake. */
export class EasyPostShop {
  private constructor(
    readonly vuelta: TestProcess,
    readonly fake: FakeEasyPost,
    readonly key: { authorization: string },
  ) {}

  static async open(env: Record<string, string> = {}): Promise<EasyPostShop> {
    const fake = await FakeEasyPost.start();
    const vuelta = await runServices([labelsService], {
      EASYPOST_API_KEY: 'test',
      EASYPOST_BASE_URL: `${fake.origin}/v2`,
      EASYPOST_TIMEOUT_MS: '250',
      EASYPOST_WEBHOOK_SECRET: webhookSecret,
      ...env,
    });
    const shop = new EasyPostShop(vuelta, fake, await vuelta.key());
    await shop.put('return-address', dock);
    return shop;
  }

  async close(): Promise<void> {
    await this.vuelta.stop();
    await this.fake.stop();
  }

  put(path: string, body: object) {
    return this.vuelta.http.put(`/v1/labels/${path}`).set(this.key).send(body);
  }

  post(path: string, body: object = {}) {
    return this.vuelta.http.post(`/v1/labels${path}`).set(this.key).set(once()).send(body);
  }

  async order(): Promise<Case> {
    const wanted = newCase();
    await this.vuelta.publish(wanted.orderId, orderRegistered(wanted, await seal(this.vuelta)));
    return wanted;
  }

  async authorize(): Promise<Case> {
    const wanted = await this.order();
    await this.vuelta.publish(wanted.returnId, returnAuthorized(wanted));
    return wanted;
  }

  async labelsOf({ returnId }: Case): Promise<LabelView[]> {
    const reply = await this.vuelta.http.get(`/v1/labels?returnId=${returnId}`).set(this.key);
    return (reply.body as LabelPage).data;
  }

  labelOnce(wanted: Case, status: string): Promise<LabelView> {
    return eventually(async () => {
      const found = (await this.labelsOf(wanted)).find((label) => label.status === status);
      if (!found) await this.hurry();
      return found;
    });
  }

  async purchased(): Promise<{ wanted: Case; label: LabelView }> {
    const wanted = await this.authorize();
    return { wanted, label: await this.labelOnce(wanted, 'purchased') };
  }

  /** As after the pause: nobody waits for it in a spec. */
  async hurry(): Promise<void> {
    await this.vuelta.sql(
      `update labels.label set try_at = now() where status = 'unknown' and try_at > now()`,
    );
  }

  /** The workers of the end look once a minute; a commit that leaves work wakes them. */
  async hurryExpiry(): Promise<void> {
    await this.order();
  }

  /** How often each label was paid for, by EasyPost's own book. */
  paidFor(labelId: string): number {
    return this.fake.book.purchases.filter(({ reference }) => reference === labelId).length;
  }

  async events(labelId: string): Promise<string[]> {
    const all = await this.vuelta.recorded('labels');
    return all.filter(({ subject }) => subject === labelId).map(({ type }) => type.split('.')[1]!);
  }
}

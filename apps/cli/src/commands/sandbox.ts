import type { Command } from 'commander';
import { FakeEasyPost, FakeStripe } from '#sandbox';
import { wholeNumber } from '../options.js';

interface Fake {
  origin: string;
  stop(): Promise<void>;
}

export function addSandbox(program: Command): void {
  const sandbox = program
    .command('sandbox')
    .description('fake providers to rehearse with: nothing is bought or paid');
  sandbox
    .command('stripe')
    .description(
      'a fake Stripe; start Vuelta with STRIPE_API_KEY=sk_test_rehearsal and STRIPE_API_BASE as printed',
    )
    .option('--port <n>', 'TCP port', wholeNumber, 12_111)
    .option('--webhook <url>', 'send signed events there, with the secret whsec_rehearsal')
    .action(stripe);
  sandbox
    .command('easypost')
    .description(
      'a fake EasyPost; start Vuelta with EASYPOST_API_KEY=EZTKrehearsal and EASYPOST_BASE_URL as printed',
    )
    .option('--port <n>', 'TCP port', wholeNumber, 12_112)
    .option('--webhook <url>', 'send signed events there, with the secret rehearsal')
    .action(easypost);
}

async function stripe({ port, webhook }: { port: number; webhook?: string }): Promise<void> {
  const fake = await FakeStripe.start({ port });
  if (webhook) fake.webhooks.target = { url: webhook, secret: 'whsec_rehearsal' };
  await untilInterrupted(fake, `STRIPE_API_BASE=${fake.origin}`);
}

/** A parcel is scanned by `POST /sandbox/scans` with `{"trackingCode": "…", "status": "in_transit"}`. */
async function easypost({ port, webhook }: { port: number; webhook?: string }): Promise<void> {
  const fake = await FakeEasyPost.start({ port });
  if (webhook) fake.hear(webhook, 'rehearsal');
  await untilInterrupted(fake, `EASYPOST_BASE_URL=${fake.origin}/v2`);
}

async function untilInterrupted(fake: Fake, setting: string): Promise<void> {
  process.stdout.write(`${setting}\n`);
  await new Promise((resolve) => process.once('SIGINT', resolve).once('SIGTERM', resolve));
  await fake.stop();
}

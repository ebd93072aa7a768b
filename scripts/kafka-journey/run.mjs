import { crashes } from './crashes.mjs';
import { effectProofs } from './effect-proofs.mjs';
import { eventProofs } from './event-proofs.mjs';
import { Installation } from './installation.mjs';
import { journey } from './journey.mjs';
import { replay } from './replay.mjs';
import { Report } from './report.mjs';

const parts = [
  ['The journey of one return', journey],
  ['Crashes in the middle of a burst of returns', crashes],
  ['Real orders and returns', replay],
  ['When all is quiet: the events', eventProofs],
  ['When all is quiet: what they led to', effectProofs],
];

/** Runs every part and resolves with the exit code. Whatever happens, what it started is stopped. */
export async function testKafka() {
  const installation = new Installation();
  const report = new Report();
  const leave = (reason) => {
    console.log(`\n${reason}: stopping what was started`);
    void end(installation, report).then(() => process.exit(reason === 'SIGINT' ? 130 : 1));
  };
  process.once('SIGINT', leave).once('SIGTERM', leave);
  process.once('uncaughtException', ({ stack }) => leave(stack));

  let started = false;
  await report.section('An installation of many processes', async (step) => {
    await step('starts', () => installation.start());
    started = true;
  });
  for (const [title, part] of started ? parts : [])
    await report.section(title, (step) => part(installation, step));
  return end(installation, report);
}

async function end(installation, report) {
  await report.section('The end', (step) =>
    step('every process leaves on SIGTERM', () => installation.stop()),
  );
  if (report.failed === 0) await installation.removeFolder();
  else console.log(`\nThe logs of every process are in ${installation.logs}`);
  report.end();
  return report.failed === 0 ? 0 : 1;
}

// `npm run test:kafka`: the journey of a return over a real Apache Kafka, every service a process of its own.
// Exit codes: 0 passed, 1 failed, 77 Java or Maven is missing on this machine.
import { MissingTool, fetchJars, findJava } from '../deploy/kafka/jars.mjs';

await Promise.all([findJava(), fetchJars()]).catch((error) => {
  if (!(error instanceof MissingTool)) throw error;
  console.log(`test:kafka is left out: ${error.message}`);
  process.exit(77);
});
await import('./build.mjs');
// Reads dist/, which the build has just made.
const { testKafka } = await import('./kafka-journey/run.mjs');
process.exitCode = await testKafka();

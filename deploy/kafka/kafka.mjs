// `npm run kafka:up` and `npm run kafka:down`. Exit code 77: Java or Maven is missing on this machine.
import { join } from 'node:path';
import { startKafka, stopKafka } from './broker.mjs';
import { MissingTool } from './jars.mjs';

const dataDir = process.env.KAFKA_DATA_DIR ?? join(import.meta.dirname, 'data');
const port = Number(process.env.KAFKA_PORT ?? 19192);

async function up() {
  const { address, pid, startMs } = await startKafka({ dataDir, port });
  console.log(`Kafka answers at ${address} (process ${pid}, ${startMs} ms). Set KAFKA_BROKERS=${address}`);
}

async function down() {
  console.log((await stopKafka(dataDir)) ? 'Kafka stopped.' : 'No Kafka of this data folder was running.');
}

const commands = { up, down };
const command = commands[process.argv[2]];
if (!command) {
  console.error('usage: node deploy/kafka/kafka.mjs up|down');
  process.exit(2);
}
await command().catch((error) => {
  console.error(error.message);
  process.exit(error instanceof MissingTool ? 77 : 1);
});

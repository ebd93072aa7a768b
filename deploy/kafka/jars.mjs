// What must be on the machine before a broker can run: Java, and Kafka's jars from Maven Central.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const here = import.meta.dirname;
const javaMajorMin = 17;

/** Something that this machine lacks; the command line answers it with exit code 77 (skipped, not failed). */
export class MissingTool extends Error {}

/** The java command to use: JAVA_HOME's, else the one on the PATH. Throws MissingTool below Java 17. */
export async function findJava() {
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const printed = await run(java, ['-version']).then(
    ({ stderr }) => stderr,
    () => '',
  );
  const major = Number(/version "(\d+)/.exec(printed)?.[1] ?? 0);
  if (major >= javaMajorMin) return java;
  const found = major ? `found Java ${major}` : 'found no java command';
  throw new MissingTool(
    `Kafka needs Java ${javaMajorMin} or later: ${found}. Install a JRE or set JAVA_HOME.`,
  );
}

/** Downloads the jars that pom.xml names and returns their folder; a complete folder is left as it is. */
export async function fetchJars() {
  const lib = join(here, 'lib');
  const version = process.env.KAFKA_VERSION ? [`-Dkafka.version=${process.env.KAFKA_VERSION}`] : [];
  const pom = await readFile(join(here, 'pom.xml'));
  const wanted = createHash('sha256').update(pom).update(version.join()).digest('hex');
  const marker = join(lib, 'complete');
  if ((await readFile(marker, 'utf8').catch(() => '')) === wanted) return lib;

  await requireMaven();
  await rm(lib, { recursive: true, force: true });
  const copy = ['dependency:copy-dependencies', `-DoutputDirectory=${lib}`, '-DincludeScope=runtime'];
  await run('mvn', ['-B', '-q', '-Dstyle.color=never', ...copy, ...version], { cwd: here }).catch((error) => {
    throw new Error(`Maven could not download Kafka's jars:\n${error.stdout}${error.stderr}`);
  });
  await writeFile(marker, wanted);
  return lib;
}

async function requireMaven() {
  await run('mvn', ['-v']).catch(() => {
    throw new MissingTool("Kafka's jars are downloaded by Maven: found no mvn command. Install Maven.");
  });
}

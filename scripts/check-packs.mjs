// The law packs: their shape by pack.schema.json, then their meaning by the engine as it was built.
// Called by the build; `node scripts/check-packs.mjs DIR` judges the packs of another folder.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';

/** Throws one Error that lists every problem, each with its file or its rule. Needs dist/libs. */
export async function checkPacks(folder) {
  const problems = problemsOfShape(folder);
  if (problems.length > 0) throw new Error(`the law packs do not keep their schema:\n${problems.join('\n')}`);
  const [{ compileLaw }, { readPacks }] = await Promise.all([import('#policy-engine'), import('#law-packs')]);
  compileLaw(readPacks(folder));
}

/** The schema is used once in a build: making it takes longer than using it. A spec judges the schema itself. */
const quick = { meta: false, validateSchema: false, inlineRefs: false, code: { optimize: false } };

function problemsOfShape(folder) {
  const schema = JSON.parse(readFileSync('libs/law-packs/pack.schema.json', 'utf8'));
  const validate = new Ajv2020({ allErrors: true, discriminator: true, verbose: true, ...quick }).compile(
    schema,
  );
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return files.flatMap((file) => {
    const pack = JSON.parse(readFileSync(join(folder, file), 'utf8'));
    if (!validate(pack))
      return validate.errors.filter(isCause).map((error) => `${file}${sentence(error, pack)}`);
    return file === `${pack.jurisdiction.toLowerCase()}.json` ? [] : [`${file}: holds ${pack.jurisdiction}`];
  });
}

/** Of a word that may also be null, only what is wrong with the word. */
const isCause = ({ keyword, params }) => keyword !== 'anyOf' && params.type !== 'null';

function sentence({ instancePath, keyword, params, data, message }, pack) {
  if (instancePath === '/cases' && keyword === 'minItems') return ': a pack needs cases';
  const [, list, index] = instancePath.split('/');
  const { ruleId, id } = pack[list]?.[index] ?? {};
  const named = ruleId ?? id;
  const where = named ? `: ${named}${instancePath.replace(`/${list}/${index}`, '')}` : `: ${instancePath}`;
  if (keyword === 'enum') return `${where} ${JSON.stringify(data)} is not a word of the engine`;
  const detail = params.additionalProperty ? ` (${params.additionalProperty})` : '';
  return `${where} ${message}${detail}`;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await checkPacks(process.argv[2] ?? 'libs/law-packs/packs').catch(({ message }) => {
    console.error(message);
    process.exitCode = 1;
  });
}

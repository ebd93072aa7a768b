import type { INestApplication, Type } from '@nestjs/common';
import { ApiProperty, DocumentBuilder, SwaggerModule } from '@nestjs/swagger';
import type { OpenAPIObject } from '@nestjs/swagger';
import { getMetadataStorage } from 'class-validator';
import { schemasOfClasses } from './json-schemas.js';
import type { JsonSchema } from './json-schemas.js';

type Schemas = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>;

const operations = ['get', 'put', 'post', 'patch', 'delete'] as const;

/** The OpenAPI 3.0 description of the hosted services, read from controllers and class-validator classes. */
export function describeApi(app: INestApplication): OpenAPIObject {
  const schemas = mapValues(schemasOfClasses('#/components/schemas/'), withNulls);
  describeProperties(schemas);
  const config = new DocumentBuilder()
    .setTitle('Vuelta')
    .setDescription('Returns and reverse logistics. Amounts are integer minor units; instants are UTC.')
    .setVersion('1')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'A merchant API key, vk_…' })
    .addCookieAuth('vuelta_guest', { type: 'apiKey', in: 'cookie' }, 'vuelta_guest')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  const used = { ...reachable(document, schemas), Problem: problemSchema };
  document.components = { ...document.components, schemas: used as Schemas };
  addProblemReplies(document);
  return document;
}

/** A field that may be left out may be null: `@Maybe()` says so of requests, and replies send null for "not yet". */
function withNulls(schema: JsonSchema): JsonSchema {
  const { properties, required = [] } = schema;
  if (!properties) return schema;
  const orNull = (field: unknown, name: string): unknown => {
    if (required.includes(name)) return field;
    return '$ref' in (field as object)
      ? { allOf: [field], nullable: true }
      : { ...(field as object), nullable: true };
  };
  return { ...schema, properties: mapValues(properties, orNull) };
}

const mapValues = <A, B>(
  values: Record<string, A>,
  change: (value: A, name: string) => B,
): Record<string, B> =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value, name)]));

/** Lets swagger list the fields of query classes; bodies are replaced by the full schemas afterwards. */
function describeProperties(schemas: Record<string, JsonSchema>): void {
  const targets = new Set([...storedTargets()].filter((target) => target.name in schemas));
  for (const target of targets) {
    const { properties = {}, required = [] } = schemas[target.name]!;
    for (const [name, schema] of Object.entries(properties)) {
      if (JSON.stringify(schema).includes('$ref')) continue;
      ApiProperty({ ...(schema as object), required: required.includes(name) })(
        target.prototype as object,
        name,
      );
    }
  }
}

function* storedTargets(): Iterable<Type> {
  const { validationMetadatas } = getMetadataStorage() as unknown as {
    validationMetadatas: Map<Type, unknown>;
  };
  yield* validationMetadatas.keys();
}

/** The schemas that the document refers to, and those that these refer to. */
function reachable(document: OpenAPIObject, schemas: Record<string, JsonSchema>): Record<string, JsonSchema> {
  const found: Record<string, JsonSchema> = {};
  const visit = (part: unknown): void => {
    for (const [, name] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      const schema = schemas[name!];
      if (!schema || name! in found) continue;
      found[name!] = schema;
      visit(schema);
    }
  };
  visit(document.paths);
  return Object.fromEntries(Object.entries(found).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const problemSchema: JsonSchema = {
  type: 'object',
  description: 'RFC 9457. Facts of the case are further members; /problems/{code} explains each code.',
  required: ['type', 'title', 'status', 'code', 'instance'],
  additionalProperties: true,
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    code: { type: 'string' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
};

function addProblemReplies(document: OpenAPIObject): void {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  for (const path of Object.values(document.paths)) {
    for (const method of operations) {
      const operation = path[method];
      if (operation) operation.responses['default'] = { description: 'A problem', content };
    }
  }
}

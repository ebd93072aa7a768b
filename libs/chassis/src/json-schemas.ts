import { defaultMetadataStorage } from 'class-transformer/cjs/storage.js';
import { MAX, MIN, ValidationTypes } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { validationMetadatasToSchemas } from 'class-validator-jsonschema';

export type JsonSchema = Record<string, unknown> & {
  properties?: Record<string, unknown>;
  required?: string[];
};

/** Where the package's own would mislead. */
const converters = {
  // It would refer to the property's class, also to `Object` and `Array`, which have no schema.
  [ValidationTypes.CUSTOM_VALIDATION]: {},
  // They would make every integer a number.
  [MIN]: ({ constraints }: ValidationMetadata) => ({ minimum: constraints[0] as number }),
  [MAX]: ({ constraints }: ValidationMetadata) => ({ maximum: constraints[0] as number }),
};

/** JSON Schemas of every loaded class-validator class, by class name; nested classes by reference. */
export function schemasOfClasses(refPrefix: string): Record<string, JsonSchema> {
  return validationMetadatasToSchemas({
    classTransformerMetadataStorage: defaultMetadataStorage,
    refPointerPrefix: refPrefix,
    additionalConverters: converters,
  }) as unknown as Record<string, JsonSchema>;
}

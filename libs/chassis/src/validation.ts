import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { ValidationFailed } from './errors.js';

interface FieldError {
  /** JSON Pointer into the body, or the name of the query parameter. */
  pointer: string;
  code: string;
  detail: string;
}

/** Checks every body and query against its class; unknown fields are errors, because a typo must not pass in silence. */
export const validationPipe = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: false,
    exceptionFactory: (found) => {
      const errors = flatten(found);
      return new ValidationFailed(`${errors.length} field(s) are not as described`, { errors });
    },
  });

const flatten = (errors: ValidationError[], parent = ''): FieldError[] =>
  errors.flatMap((error) => {
    const pointer = `${parent}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const own = Object.entries(error.constraints ?? {}).map(([code, detail]) => ({ pointer, code, detail }));
    return [...own, ...flatten(error.children ?? [], pointer)];
  });

import { languages } from '#policy-engine';
import type { LanguageCode } from '#policy-engine';
import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';

/** The language the caller wants to read, of those we write: `Accept-Language`, else English. */
export const Spoken = createParamDecorator((_: unknown, context: ExecutionContext): LanguageCode => {
  const wanted = context
    .switchToHttp()
    .getRequest<Request>()
    .acceptsLanguages([...languages]);
  return languages.find((language) => language === wanted) ?? 'en';
});

/** Of a person's BCP 47 tag, such as `es-MX`: the language of ours that they read. */
export const languageOf = (locale: string): LanguageCode =>
  languages.find((language) => locale.toLowerCase().split('-')[0] === language) ?? 'en';

import 'reflect-metadata';
import { applyDecorators } from './apply-decorators.js';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsISO31661Alpha2,
  IsISO8601,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';

/**
 * The field kinds of every event and request: one decorator says what a value is, class-validator enforces it,
 * and the OpenAPI and AsyncAPI files are read back from the same metadata.
 */

/** Text of 1 to `max` characters. PostgreSQL keeps neither NUL nor half a surrogate pair: refused here, not there. */
export const Text = (max = 200) =>
  applyDecorators(
    IsString(),
    Length(1, max),
    Matches(/^[^\0\ud800-\udfff]*$/u, { message: 'must hold no NUL and no half of a surrogate pair' }),
  );

/** A prefixed identifier of ours, for example `ret_01j9z3…`. */
export const Id = (prefix: string) =>
  applyDecorators(
    IsString(),
    Matches(new RegExp(`^${prefix}_[0-9a-hjkmnp-tv-z]{26}$`), { message: `must be an id like ${prefix}_…` }),
  );

/** The storefront's own identifier of an order, a line or a payment: printable, no slash. */
export const ExternalId = () =>
  applyDecorators(
    IsString(),
    Matches(/^[\w.:@#-]{1,64}$/, { message: 'must be 1 to 64 of A-Z a-z 0-9 _ . : @ # -' }),
  );

/** A whole number of pieces, at least `min`. */
export const Count = (min = 1) => applyDecorators(IsInt(), Min(min), Max(10_000_000));

/** A non-negative amount in the currency's minor units. */
export const Minor = () => applyDecorators(IsInt(), Min(0), Max(1_000_000_000_000));

/** A weight in whole grams. */
export const Grams = () => applyDecorators(IsInt(), Min(0), Max(1_000_000_000));

/** Three upper-case letters of ISO 4217. */
export const Currency = () =>
  applyDecorators(IsString(), Matches(/^[A-Z]{3}$/, { message: 'must be an ISO 4217 code such as EUR' }));

/** Two letters of ISO 3166-1. */
export const Country = () => applyDecorators(IsString(), IsISO31661Alpha2());

/** A UTC instant, RFC 3339, such as `2026-11-22T18:00:00.000Z`. */
export const Instant = () =>
  applyDecorators(
    IsISO8601({ strict: true, strictSeparator: true }),
    Matches(/T.*(Z|[+-]\d\d:\d\d)$/, { message: 'must be an instant such as 2026-11-22T18:00:00Z' }),
  );

/** A calendar day, `YYYY-MM-DD`. */
export const Day = () =>
  applyDecorators(
    IsISO8601({ strict: true }),
    Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'must be a day YYYY-MM-DD' }),
  );

/** One of a fixed list of codes. */
export const OneOf = (codes: readonly string[]) => applyDecorators(IsIn([...codes]));

/** A list of codes. */
export const CodeList = () => applyDecorators(IsArray(), ArrayMaxSize(50), IsString({ each: true }));

export const Flag = () => applyDecorators(IsBoolean());

/** May be left out; `null` counts as left out. */
export const Maybe = () => applyDecorators(IsOptional());

/** One object of class `of()`. ValidateNested alone lets `null` and nothing at all pass. */
export const Nested = (of: () => new () => object) => applyDecorators(IsObject(), ValidateNested(), Type(of));

/** A list of `min` to `max` objects of class `of()`. */
export const ListOf = (of: () => new () => object, min = 1, max = 5000) =>
  applyDecorators(
    IsArray(),
    ArrayMinSize(min),
    ArrayMaxSize(max),
    IsObject({ each: true }),
    ValidateNested({ each: true }),
    Type(of),
  );

/** An object of facts whose names depend on the case. */
export const Facts = () => applyDecorators(IsObject());

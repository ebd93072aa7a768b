import { Count, Flag, Instant, Maybe, Minor, Nested, Text } from '#contracts';
import { circumstanceDefaults } from '#policy-engine';
import {
  ArrayMaxSize,
  ArrayUnique,
  IsArray,
  IsObject,
  IsString,
  Length,
  Matches,
  ValidateBy,
} from 'class-validator';

const known = new Set(Object.keys(circumstanceDefaults));

/** An object whose names pass `isName` and whose values pass `isValue`. */
export const MapOf = (
  isName: (name: string) => boolean,
  isValue: (value: unknown) => boolean,
  says: string,
) =>
  ValidateBy({
    name: 'mapOf',
    validator: {
      validate: (value: unknown) =>
        Object.entries(Object(value) as object).every(([name, each]) => isName(name) && isValue(each)),
      defaultMessage: () => says,
    },
  });

const isCurrency = (name: string): boolean => /^[A-Z]{3}$/.test(name);
const isMinor = (value: unknown): boolean => Number.isSafeInteger(value) && Number(value) >= 0;

/** Up to 50 short texts, each once. */
export const Labels =
  () =>
  (target: object, key: string): void =>
    [
      IsArray(),
      ArrayMaxSize(50),
      ArrayUnique(),
      IsString({ each: true }),
      Length(1, 100, { each: true }),
    ].forEach((decorate) => decorate(target, key));

/** What the storefront knows of the customer that a policy may ask; their orders and returns here we count ourselves. */
export class CustomerInput {
  @Maybe() @Labels() tags?: string[];
  @Maybe() @Count(0) failedPayments?: number;
  @Maybe() @Minor() bonusCreditMinor?: number;
  @Maybe() @Count(0) partialCredits?: number;
}

/** What a law or a policy may ask about the sale as a whole. All of it may be left out. */
export class SaleInput {
  /** ISO 3166-1 or 3166-2 code of the consumer's place. Default: country and region of the shipping address. */
  @Maybe()
  @Matches(/^[A-Z]{2}(-[A-Z0-9]{1,3})?$/, { message: 'must be an ISO 3166 code such as DE or US-CA' })
  jurisdiction?: string;
  /** ISO 3166-2 code whose holidays count instead, such as DE-BY. */
  @Maybe()
  @Matches(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, { message: 'must be an ISO 3166-2 code such as DE-BY' })
  holidayRegion?: string;
  @Maybe() @Instant() dispatchedAt?: string;
  /** Goods that come at intervals: the first delivery starts the period. */
  @Maybe() @Flag() regularDelivery?: boolean;
  /** When the consumer received the copy of the contract, where a law counts from it. */
  @Maybe() @Instant() contractCopyReceivedAt?: string;
  /** `before_contract` (default), `never`, or the instant at which the consumer was told of the right to withdraw. */
  @Maybe()
  @Matches(/^(before_contract|never|\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d))$/, {
    message: 'must be before_contract, never, or an instant',
  })
  informedAt?: string;
  /** Facts a law asks for, by code: docs/LAW.md lists them with their usual values. */
  @Maybe()
  @IsObject()
  @MapOf(
    (name) => known.has(name),
    (value) => typeof value === 'boolean',
    'must have known codes and true or false',
  )
  circumstances?: Record<string, boolean>;
  @Maybe() @Labels() discountCodes?: string[];
  @Maybe() @Labels() tags?: string[];
  @Maybe() @Nested(() => CustomerInput) customer?: CustomerInput;
  /** The order's total in other currencies at order time, in their minor units, for thresholds of the law. */
  @Maybe()
  @IsObject()
  @MapOf(isCurrency, isMinor, 'must have currencies and amounts in minor units')
  totalIn?: Record<string, number>;
}

export class CustomerView {
  @Labels() tags!: string[];
  @Count(0) failedPayments!: number;
  @Minor() bonusCreditMinor!: number;
  @Count(0) partialCredits!: number;
}

export class SaleView {
  @Text(6) jurisdiction!: string;
  @Maybe() @Text(6) holidayRegion!: string | null;
  @Maybe() @Instant() dispatchedAt!: string | null;
  @Flag() regularDelivery!: boolean;
  @Maybe() @Instant() contractCopyReceivedAt!: string | null;
  @Text(40) informedAt!: string;
  @IsObject() circumstances!: Record<string, boolean>;
  @Labels() discountCodes!: string[];
  @Labels() tags!: string[];
  @Nested(() => CustomerView) customer!: CustomerView;
  @IsObject() totalIn!: Record<string, number>;
}

import { Text } from '#contracts';
import { languages } from '#policy-engine';
import type { LanguageCode } from '#policy-engine';
import { Transform } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  IsArray,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  IsUrl,
  Matches,
} from 'class-validator';

/** `DE:EUR,US:USD`: each country that is served, with the currency of its orders. */
const PlaceList = () => (target: object, key: string) =>
  [
    Transform(({ value }: { value: unknown }) => String(value).split(',')),
    IsArray(),
    ArrayMinSize(1),
    ArrayMaxSize(100),
    ArrayUnique(),
    Matches(/^[A-Z]{2}:[A-Z]{3}$/, {
      each: true,
      message: 'must be countries with currencies such as DE:EUR,US:USD',
    }),
  ].forEach((decorate) => decorate(target, key));

export class PublishedQuery {
  @PlaceList() places!: string[];
  /** Address of the page that will hold the policy. */
  @IsUrl({ require_protocol: true, require_tld: false }) url!: string;
}

export class PolicyPageQuery {
  /** The shop's short name. */
  @Text(60) merchant!: string;
  @PlaceList() places!: string[];
  /** Default: what the browser prefers. */
  @IsOptional() @IsIn([...languages]) language?: LanguageCode;
}

class PublishedPage {
  @IsString() html!: string;
  @IsString() text!: string;
}

export class PublishedView {
  /** schema.org `MerchantReturnPolicy`, ready for a script element. */
  @IsString() jsonLd!: string;
  /** Bodies for Google's Merchant API, `accounts.onlineReturnPolicies`. */
  @IsArray() @IsObject({ each: true }) google!: readonly object[];
  /** The page in each language: `html` is a fragment for the shop's own layout. */
  @IsObject() pages!: Readonly<Record<LanguageCode, PublishedPage>>;
}

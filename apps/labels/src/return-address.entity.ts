import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a merchant wants returns sent. */
@Entity('return_address')
export class ReturnAddressRow {
  @PrimaryColumn({ name: 'merchant_id', type: 'text' }) merchantId!: string;
  @Column({ type: 'text' }) name!: string;
  @Column({ type: 'text' }) line1!: string;
  @Column({ type: 'text', nullable: true }) line2!: string | null;
  @Column({ type: 'text' }) city!: string;
  @Column({ type: 'text', nullable: true }) region!: string | null;
  @Column({ name: 'postal_code', type: 'text' }) postalCode!: string;
  @Column({ name: 'country_code', type: 'text' }) countryCode!: string;
  @Column({ type: 'text', nullable: true }) phone!: string | null;
  @Column({ type: 'text', nullable: true }) email!: string | null;
}

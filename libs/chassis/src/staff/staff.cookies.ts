import { Injectable } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Clock } from '../clock.js';
import { Fingerprints } from '../fingerprints.js';
import { Host } from '../host.js';
import { sessionHours } from './staff.store.js';

export const staffCookie = 'vuelta_staff';
const stationCookie = 'vuelta_station';
const stationMs = 90 * 86_400_000;
const handshakeCookie = 'vuelta_oidc';
const handshakeMs = 10 * 60_000;

/** The device of a station, as its cookie says. */
export interface StationDevice {
  merchantId: string;
  station: string;
}

export const readCookie = (request: Request, name: string): string | undefined =>
  new RegExp(`(?:^|; )${name}=([\\w.%-]+)`).exec(request.headers.cookie ?? '')?.[1];

/** What browsers of the warehouse keep; nothing that a script can read. */
@Injectable()
export class StaffCookies {
  constructor(
    private readonly host: Host,
    private readonly fingerprints: Fingerprints,
    private readonly clock: Clock,
  ) {}

  keepSession(request: Request, response: Response, token: string): void {
    response.cookie(staffCookie, token, this.options(request, 'strict', sessionHours * 3_600_000));
  }

  dropSession(request: Request, response: Response): void {
    response.clearCookie(staffCookie, this.options(request, 'strict', 0));
  }

  /** From now on PINs are enough on this device. */
  keepStation(request: Request, response: Response, device: StationDevice): void {
    const token = this.signed('station', device, stationMs);
    response.cookie(stationCookie, token, this.options(request, 'strict', stationMs));
  }

  stationOf(request: Request): StationDevice | undefined {
    return this.read<StationDevice>('station', readCookie(request, stationCookie));
  }

  /** What must be known when the identity provider sends the browser back; lax, because it comes from there. */
  keepHandshake(request: Request, response: Response, handshake: object): void {
    const token = this.signed('oidc', handshake, handshakeMs);
    response.cookie(handshakeCookie, token, this.options(request, 'lax', handshakeMs));
  }

  handshakeOf<T extends object>(request: Request): T | undefined {
    return this.read<T>('oidc', readCookie(request, handshakeCookie));
  }

  private readonly options = (request: Request, sameSite: 'strict' | 'lax', maxAge: number) => ({
    httpOnly: true,
    sameSite,
    // A proxy in front may be too far away for its word on the scheme to be trusted.
    secure: this.host.settings.PUBLIC_URL?.startsWith('https:') ?? request.secure,
    maxAge,
  });

  private signed(purpose: string, value: object, lastsMs: number): string {
    const until = this.clock.now().getTime() + lastsMs;
    const payload = Buffer.from(JSON.stringify({ ...value, until })).toString('base64url');
    return `${payload}.${this.fingerprints.of(`${purpose}/${payload}`)}`;
  }

  private read<T>(purpose: string, token: string | undefined): T | undefined {
    const [payload = '', signature = ''] = token?.split('.') ?? [];
    if (!this.fingerprints.matches(`${purpose}/${payload}`, signature)) return undefined;
    const value = JSON.parse(Buffer.from(payload, 'base64url').toString()) as T & { until: number };
    return value.until > this.clock.now().getTime() ? value : undefined;
  }
}

import { Injectable } from '@nestjs/common';
import * as oidc from 'openid-client';
import { Host } from '../host.js';
import { SignInNotOffered, WrongSignIn } from './staff.errors.js';

/** What must be remembered between sending a browser away and its coming back. */
export interface Handshake {
  verifier: string;
  state: string;
  station: string | undefined;
}

/** Who the provider says it is. */
export interface Identity {
  subject: string;
  email: string;
}

/** The merchant's own identity provider: OpenID Connect, authorization code with PKCE. */
@Injectable()
export class IdentityProvider {
  private discovered: Promise<oidc.Configuration> | undefined;

  constructor(private readonly host: Host) {}

  get isOffered(): boolean {
    return this.host.settings.OIDC_ISSUER !== undefined;
  }

  /** Where to send the browser. Throws SignInNotOffered. */
  async begin(callback: string, station: string | undefined): Promise<{ to: URL; handshake: Handshake }> {
    const configuration = await this.configuration();
    const handshake = { verifier: oidc.randomPKCECodeVerifier(), state: oidc.randomState(), station };
    const to = oidc.buildAuthorizationUrl(configuration, {
      redirect_uri: callback,
      scope: 'openid email',
      code_challenge: await oidc.calculatePKCECodeChallenge(handshake.verifier),
      code_challenge_method: 'S256',
      state: handshake.state,
    });
    return { to, handshake };
  }

  /** Who came back. Throws WrongSignIn when the answer is not the provider's, or the address is not verified. */
  async finish(url: URL, { verifier, state }: Handshake): Promise<Identity> {
    const configuration = await this.configuration();
    const checks = { pkceCodeVerifier: verifier, expectedState: state, idTokenExpected: true };
    const tokens = await oidc.authorizationCodeGrant(configuration, url, checks).catch((error: unknown) => {
      this.host.log.info({ error }, 'sign-in refused by the identity provider');
      throw new WrongSignIn('the identity provider did not confirm this sign-in');
    });
    const claims = tokens.claims();
    if (!claims || typeof claims['email'] !== 'string' || claims['email_verified'] !== true)
      throw new WrongSignIn('the identity provider confirmed no e-mail address');
    return { subject: claims.sub, email: claims['email'] };
  }

  /** Asked once; again after a failure. */
  private configuration(): Promise<oidc.Configuration> {
    const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: id, OIDC_CLIENT_SECRET: secret } = this.host.settings;
    if (!issuer || !id) throw new SignInNotOffered('no identity provider is configured');
    const execute = issuer.startsWith('http://') ? [oidc.allowInsecureRequests] : [];
    this.discovered ??= oidc
      .discovery(new URL(issuer), id, secret, undefined, { execute })
      .catch((error: unknown) => {
        this.discovered = undefined;
        throw error;
      });
    return this.discovered;
  }
}

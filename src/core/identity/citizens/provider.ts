import * as oidc from 'openid-client'
import type { Text } from '../../../platform/i18n/index.ts'
import { t } from '../../../platform/i18n/index.ts'
import { no, ok, type Result } from '../../../platform/result.ts'

/** An OpenID Connect provider, such as the national identity; what isn't set isn't used. */
export interface ProviderSettings {
  issuer: string
  clientId: string
  clientSecret?: string | undefined
  /** What its button says. */
  name?: string | undefined
  scope?: string | undefined
  /** The claim that holds the personal identity number; without it the provider vouches for no number. */
  numberClaim?: string | undefined
}

/** What a sign-in that has begun must be finished with; kept by the browser, sealed. */
export interface Begun {
  state: string
  nonce: string
  verifier: string
}

/** What the provider says of somebody. */
export interface ProviderClaims {
  issuer: string
  subject: string
  fullName: string | null
  idNumber: string | null
  /** Only where the provider has proven them. */
  phone: string | null
  email: string | null
}

export interface Provider {
  name: Text
  begin(): Promise<Result<{ url: string; begun: Begun }, 'provider_down'>>
  /** @param answer the query the provider sent the browser back with */
  finish(answer: string, begun: Begun): Promise<Result<ProviderClaims, 'provider_down' | 'provider_refused'>>
  /** Where one signs out there too; undefined when it knows no such place or can't be asked. */
  signOutAddress(): Promise<string | undefined>
}

/** Where the provider sends the browser back to. */
export const CALLBACK = '/dang-nhap/dinh-danh/ve'
export const SIGNED_OUT = '/dang-nhap/dinh-danh/da-ra'

const TIMEOUT_SECONDS = 8

/** Sign-in by an OpenID Connect provider: authorization code with PKCE, state and nonce. */
export function createProvider(settings: ProviderSettings, publicUrl: string): Provider {
  const { issuer, clientId, clientSecret, numberClaim, scope = 'openid profile email phone' } = settings
  const name = settings.name ?? new URL(issuer).hostname
  const redirectUri = `${publicUrl}${CALLBACK}`
  let known: Promise<oidc.Configuration> | undefined

  /** Asked for once; an answer that didn't come is asked for again next time. */
  const discover = (): Promise<oidc.Configuration> => {
    known ??= oidc
      .discovery(new URL(issuer), clientId, clientSecret, undefined, {
        timeout: TIMEOUT_SECONDS,
        // Settings allow http only outside production.
        execute: issuer.startsWith('http:') ? [oidc.allowInsecureRequests] : [],
      })
      .catch((cause: unknown) => {
        known = undefined
        throw cause
      })
    return known
  }

  return {
    name: t(`Đăng nhập bằng ${name}`, `Sign in with ${name}`),

    async begin() {
      const config = await discover().catch(() => undefined)
      if (!config) return no('provider_down')
      const begun = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
      }
      const url = oidc.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope,
        state: begun.state,
        nonce: begun.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(begun.verifier),
        code_challenge_method: 'S256',
      })
      return ok({ url: url.href, begun })
    },

    async finish(answer, { state, nonce, verifier }) {
      try {
        const config = await discover()
        const tokens = await oidc.authorizationCodeGrant(config, new URL(`${redirectUri}${answer}`), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        })
        const claims = tokens.claims()
        if (!claims) return no('provider_refused')
        const more = config.serverMetadata().userinfo_endpoint
          ? await oidc.fetchUserInfo(config, tokens.access_token, claims.sub)
          : {}
        return ok(claimsOf({ ...claims, ...more }, claims.iss, claims.sub, numberClaim))
      } catch (cause) {
        return no(isUnreachable(cause) ? 'provider_down' : 'provider_refused')
      }
    },

    async signOutAddress() {
      const config = await discover().catch(() => undefined)
      if (!config?.serverMetadata().end_session_endpoint) return undefined
      return oidc.buildEndSessionUrl(config, { post_logout_redirect_uri: `${publicUrl}${SIGNED_OUT}` }).href
    },
  }
}

function claimsOf(
  claims: Readonly<Record<string, unknown>>,
  issuer: string,
  subject: string,
  numberClaim: string | undefined,
): ProviderClaims {
  const text = (name: string): string | null => {
    const value = claims[name]
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
  }
  return {
    issuer,
    subject,
    fullName: text('name'),
    idNumber: numberClaim === undefined ? null : text(numberClaim),
    phone: claims.phone_number_verified === true ? text('phone_number') : null,
    email: claims.email_verified === true ? text('email') : null,
  }
}

// What the provider never said: no answer, or one that is a fault of its own.
function isUnreachable(cause: unknown): boolean {
  if (cause instanceof oidc.ResponseBodyError) return cause.status >= 500
  if (cause instanceof oidc.AuthorizationResponseError) return false
  const { code } = cause as { code?: string }
  return cause instanceof TypeError || code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM'
}

import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Provider } from 'oidc-provider'

/** Somebody the provider knows. */
export interface Somebody {
  sub: string
  name: string
  personal_number?: string
  phone_number?: string
  phone_number_verified?: boolean
  email?: string
  email_verified?: boolean
}

/** A real OpenID Connect provider over HTTP, in which whoever is named signs in and agrees at once. */
export interface OidcPeer {
  issuer: string
  /** Who signs in next. */
  who: Somebody
  /** Follows the provider's own pages as a browser would. @returns the address it sends the browser back to */
  visit(address: string): Promise<URL>
  stop(): Promise<void>
  start(): Promise<void>
}

export const CLIENT = { clientId: 'camlo', clientSecret: 'a secret between camlo and the provider' }

export async function oidcPeer(publicUrl: string): Promise<OidcPeer> {
  let server: Server
  let port = 0
  const known = new Map<string, Somebody>()
  const listen = () => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  server = createServer()
  await listen()
  port = (server.address() as AddressInfo).port
  const issuer = `http://127.0.0.1:${port}`

  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: CLIENT.clientId,
        client_secret: CLIENT.clientSecret,
        redirect_uris: [`${publicUrl}/dang-nhap/dinh-danh/ve`],
        post_logout_redirect_uris: [`${publicUrl}/dang-nhap/dinh-danh/da-ra`],
      },
    ],
    claims: {
      openid: ['sub'],
      profile: ['name', 'personal_number'],
      phone: ['phone_number', 'phone_number_verified'],
      email: ['email', 'email_verified'],
    },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/vao/${uid}` },
    ttl: { AuthorizationCode: 60, AccessToken: 600, IdToken: 600, Interaction: 600, Session: 600, Grant: 600 },
    cookies: { keys: ['keys of a test'] },
    findAccount: (_, sub) => ({ accountId: sub, claims: async () => ({ ...known.get(sub), sub }) }),
  })
  const answer = provider.callback()
  const handle: Parameters<typeof createServer>[1] = async (request, response) => {
    if (!request.url?.startsWith('/vao/')) return answer(request, response)
    const { prompt, params, grantId } = await provider.interactionDetails(request, response)
    if (prompt.name === 'login')
      return provider.interactionFinished(request, response, { login: { accountId: peer.who.sub } })
    const grant =
      (grantId && (await provider.Grant.find(grantId))) ||
      new provider.Grant({ accountId: peer.who.sub, clientId: String(params.client_id) })
    grant.addOIDCScope(String(params.scope))
    return provider.interactionFinished(request, response, { consent: { grantId: await grant.save() } })
  }
  server.on('request', handle)

  const peer: OidcPeer = {
    issuer,
    who: { sub: 'nobody', name: 'Chưa Ai' },
    async visit(address) {
      known.set(peer.who.sub, { ...peer.who })
      const cookies = new Map<string, string>()
      let at = new URL(address)
      while (at.origin === issuer) {
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
        const page = await fetch(at, { redirect: 'manual', headers: { cookie } })
        for (const each of page.headers.getSetCookie()) {
          const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(each) ?? []
          cookies.set(name, value)
        }
        const to = page.headers.get('location')
        if (!to) throw new Error(`The provider answered ${page.status}: ${await page.text()}`)
        at = new URL(to, at)
      }
      return at
    },
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
    async start() {
      server = createServer(handle)
      await listen()
    },
  }
  return peer
}

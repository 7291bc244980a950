import { createPrivateKey, randomBytes } from 'node:crypto'
import { resolve } from 'node:path'

export type Mode = 'demo' | 'production'

/** Everything an installation decides, read once from the environment. `docs/operations.md` lists the settings. */
export interface Config {
  mode: Mode
  host: string
  port: number
  /** Absolute. */
  dataFolder: string
  /** An external server, as the program's own role; without it the embedded one runs. */
  databaseUrl: string | undefined
  /** The same server as the owner of the tables, for migrating. */
  databaseAdminUrl: string | undefined
  publicUrl: string
  /** Signs and salts; in demo mode made once and kept in the data folder. */
  secret: string | undefined
  /** The Ed25519 private key of the ledger's seals, PKCS #8 in base64; in demo mode made once. */
  sealKey: string | undefined
  workers: number
  profile: string
  /** How many fictitious dossiers the first start of a demonstration loads. */
  demoDossiers: number
  trustProxy: boolean
  /** How people and other systems outside are told. */
  outside: OutsideConfig
  /** The OpenID Connect provider that signs citizens in; without one its button isn't there. */
  provider: ProviderConfig | undefined
  /** Addresses that no rate limit holds back; for measuring only. */
  rateLimitExempt: readonly string[]
}

/** Ways out of the installation; what isn't set isn't used. */
export interface OutsideConfig {
  smtpUrl: string | undefined
  mailFrom: string | undefined
  smsUrl: string | undefined
  smsToken: string | undefined
  portalUrl: string | undefined
  portalToken: string | undefined
}

/** How the program knows an OpenID Connect provider, and what it asks of it. */
export interface ProviderConfig {
  issuer: string
  clientId: string
  clientSecret: string | undefined
  name: string | undefined
  scope: string | undefined
  numberClaim: string | undefined
}

/** Settings that are missing, malformed or too weak, each named with what to do. */
export class BadSettings extends Error {
  override name = 'BadSettings'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.problems = problems
  }
}

type Environment = Readonly<Record<string, string | undefined>>

/** @throws BadSettings naming every setting that can't be used, not only the first */
export function loadConfig(env: Environment): Config {
  const problems: string[] = []
  const read = (name: string): string | undefined => env[name]?.trim() || undefined
  const whole = (name: string, otherwise: number, low: number, high: number): number => {
    const text = read(name)
    const value = text === undefined ? otherwise : Number(text)
    if (Number.isInteger(value) && value >= low && value <= high) return value
    problems.push(`${name} must be a whole number from ${low} to ${high}`)
    return otherwise
  }
  const address = (name: string, protocols: readonly string[]): string | undefined => {
    const text = read(name)
    if (text === undefined || (URL.canParse(text) && protocols.includes(new URL(text).protocol))) return text
    problems.push(`${name} must be an address that begins with ${protocols.map((p) => `${p}//`).join(' or ')}`)
    return undefined
  }

  const provider = (): ProviderConfig | undefined => {
    const issuer = address('CAMLO_OIDC_ISSUER', ['https:', 'http:'])
    const clientId = read('CAMLO_OIDC_CLIENT_ID')
    if (issuer === undefined) return undefined
    if (clientId === undefined) problems.push('CAMLO_OIDC_CLIENT_ID is missing, since CAMLO_OIDC_ISSUER is set')
    return {
      issuer,
      clientId: clientId ?? '',
      clientSecret: read('CAMLO_OIDC_CLIENT_SECRET'),
      name: read('CAMLO_OIDC_NAME'),
      scope: read('CAMLO_OIDC_SCOPE'),
      numberClaim: read('CAMLO_OIDC_NUMBER_CLAIM'),
    }
  }

  const mode = read('CAMLO_MODE') ?? 'demo'
  if (mode !== 'demo' && mode !== 'production') problems.push('CAMLO_MODE must be demo or production')
  const port = whole('CAMLO_PORT', 8080, 1, 65_535)
  const config: Config = {
    mode: mode === 'production' ? 'production' : 'demo',
    host: read('CAMLO_HOST') ?? (mode === 'production' ? '0.0.0.0' : '127.0.0.1'),
    port,
    dataFolder: resolve(read('CAMLO_DATA') ?? 'data'),
    databaseUrl: address('DATABASE_URL', ['postgres:', 'postgresql:']),
    databaseAdminUrl: address('DATABASE_ADMIN_URL', ['postgres:', 'postgresql:']),
    publicUrl: (address('CAMLO_PUBLIC_URL', ['http:', 'https:']) ?? `http://localhost:${port}`).replace(/\/+$/, ''),
    secret: read('CAMLO_SECRET'),
    sealKey: read('CAMLO_SEAL_KEY'),
    workers: whole('CAMLO_WORKERS', 1, 1, 64),
    profile: read('CAMLO_PROFILE') ?? 'cam-lo-2019',
    demoDossiers: whole('CAMLO_DEMO_DOSSIERS', 6_000, 0, 1_000_000),
    trustProxy: read('CAMLO_TRUST_PROXY') === '1',
    outside: {
      smtpUrl: address('CAMLO_SMTP_URL', ['smtp:', 'smtps:']),
      mailFrom: read('CAMLO_MAIL_FROM'),
      smsUrl: address('CAMLO_SMS_URL', ['http:', 'https:']),
      smsToken: read('CAMLO_SMS_TOKEN'),
      portalUrl: address('CAMLO_PORTAL_URL', ['http:', 'https:']),
      portalToken: read('CAMLO_PORTAL_TOKEN'),
    },
    provider: provider(),
    rateLimitExempt:
      read('CAMLO_RATE_LIMIT_EXEMPT')
        ?.split(',')
        .map((each) => each.trim()) ?? [],
  }
  const { smtpUrl, mailFrom } = config.outside
  if (smtpUrl && !/^[^\s@<>"]+@[^\s@<>"]+$/.test(mailFrom ?? ''))
    problems.push('CAMLO_MAIL_FROM must be the e-mail address that notices come from, since CAMLO_SMTP_URL is set')
  if (config.mode === 'production') problems.push(...productionProblems(config, env))
  if (problems.length > 0) throw new BadSettings(problems)
  return config
}

const SECRET_LENGTH = 32
const SECRET_DIFFERENT = 12

function productionProblems(config: Config, env: Environment): string[] {
  const problems: string[] = []
  const { secret, sealKey } = config
  if (secret === undefined) problems.push(`CAMLO_SECRET is missing: at least ${SECRET_LENGTH} characters by chance`)
  else if (secret.length < SECRET_LENGTH || new Set(secret).size < SECRET_DIFFERENT)
    problems.push(`CAMLO_SECRET is too weak: at least ${SECRET_LENGTH} characters by chance, such as ${suggestion()}`)
  if (sealKey === undefined)
    problems.push('CAMLO_SEAL_KEY is missing: an Ed25519 private key; make one with `camlo key`')
  else if (!isEd25519(sealKey)) problems.push('CAMLO_SEAL_KEY is no Ed25519 private key; make one with `camlo key`')
  if (!env.CAMLO_PUBLIC_URL) problems.push('CAMLO_PUBLIC_URL is missing: the address people reach this installation at')
  if (config.provider?.issuer.startsWith('http:'))
    problems.push('CAMLO_OIDC_ISSUER must begin with https: in production')
  if (config.rateLimitExempt.length > 0) problems.push('CAMLO_RATE_LIMIT_EXEMPT is for measuring only; remove it')
  return problems
}

const suggestion = (): string => randomBytes(24).toString('base64url')

function isEd25519(pkcs8: string): boolean {
  try {
    const key = createPrivateKey({ key: Buffer.from(pkcs8, 'base64'), format: 'der', type: 'pkcs8' })
    return key.asymmetricKeyType === 'ed25519'
  } catch {
    return false
  }
}

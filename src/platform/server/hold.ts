import { access, constants, mkdir, stat } from 'node:fs/promises'
import { connect, createServer } from 'node:net'

/** The right to be the one program over a data folder. */
export interface Hold {
  release(): Promise<void>
}

/** The folder can't be made or written to. */
export class UnusableFolder extends Error {
  override name = 'UnusableFolder'
}

/**
 * Takes a folder for this process, making it if it is missing.
 *
 * The hold is a socket in Linux's abstract name space, named after the folder itself: it is taken in one step, has no file that
 * could be left behind, and ends with the process however that ends.
 *
 * @returns nothing when another program holds the folder
 * @throws UnusableFolder
 */
export async function holdFolder(folder: string): Promise<Hold | undefined> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
    .then(() => access(folder, constants.W_OK))
    .catch((cause) => {
      throw cause.code === 'ENOSPC' ? cause : new UnusableFolder(folder, { cause })
    })
  const name = await nameOf(folder)
  const socket = createServer((visitor) => visitor.destroy())
  const taken = await new Promise<boolean>((resolve, reject) => {
    socket.once('error', (cause: NodeJS.ErrnoException) =>
      cause.code === 'EADDRINUSE' ? resolve(false) : reject(cause),
    )
    socket.listen(name, () => resolve(true))
  })
  if (!taken) return undefined
  return { release: () => new Promise((done) => socket.close(() => done())) }
}

/** Whether a program holds the folder just now. */
export async function isHeld(folder: string): Promise<boolean> {
  const name = await nameOf(folder)
  return new Promise((resolve) => {
    const visitor = connect(name)
    visitor.once('connect', () => {
      visitor.destroy()
      resolve(true)
    })
    visitor.once('error', () => resolve(false))
  })
}

async function nameOf(folder: string): Promise<string> {
  const { dev, ino } = await stat(folder)
  return `\0camlo:${dev}:${ino}`
}

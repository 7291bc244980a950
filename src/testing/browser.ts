import chromium from '@sparticuz/chromium'
import { type Browser, type BrowserContext, chromium as driver } from 'playwright-core'

// The package's Chromium brings the libraries a bare machine lacks when it believes to be on this platform.
process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs22.x'

/** What suits a single short function and not a browser that visits many pages. */
const UNFIT = new Set(['--single-process', '--no-zygote', '--disable-web-security'])
const QUIET = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--no-sandbox',
]

async function options() {
  const executablePath = await chromium.executablePath()
  const args = [...chromium.args.filter((argument) => !UNFIT.has(argument)), ...QUIET]
  return { executablePath, args, headless: true }
}

/** A Chromium from a package, the same on every machine. */
export async function launchBrowser(): Promise<Browser> {
  return driver.launch(await options())
}

/** The same on a computer of somebody's own: what it keeps in this folder is there again when it is opened anew. */
export async function launchOwnBrowser(folder: string): Promise<BrowserContext> {
  return driver.launchPersistentContext(folder, await options())
}

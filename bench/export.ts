import type { Claim } from './harness.ts'
import { signIn } from './officials.ts'
import { startProgram } from './program.ts'
import { ask, type Worlds } from './worlds.ts'

const EVERY_MS = 50

/**
 * `export-10k`: ten thousand dossiers taken out as a workbook and as CSV, by a program that has just started; ours is the most
 * memory it held meanwhile, in MiB. The first bytes have to leave while most rows are still to be read.
 */
export async function exportTenThousand({ tenThousand }: Worlds): Promise<Claim> {
  const program = await startProgram(tenThousand)
  let most = 0
  const watch = setInterval(() => {
    void program.residentMiB().then((now) => {
      most = Math.max(most, now)
    })
  }, EVERY_MS)
  try {
    const cookie = await signIn(program.url, 'quantri.camlo', program.password)
    const [counted] = await ask<{ dossiers: number }>(
      program.databaseUrl,
      'SELECT count(*)::int AS dossiers FROM dossiers',
    )
    const notes: Record<string, number> = { rows: counted?.dossiers ?? 0 }
    for (const format of ['xlsx', 'csv']) {
      const { firstMs, allMs, bytes } = await takeOut(program.url, cookie, format)
      if (bytes < 100_000) throw new Error(`The ${format} has ${bytes} bytes only`)
      Object.assign(notes, {
        [`${format}FirstMs`]: Math.round(firstMs),
        [`${format}Ms`]: Math.round(allMs),
        [`${format}Kb`]: Math.round(bytes / 1000),
      })
    }
    return { name: 'export-10k', ours: most, baseline: null, need: { atMost: 250 }, notes }
  } finally {
    clearInterval(watch)
    await program.stop()
  }
}

async function takeOut(url: string, cookie: string, format: string) {
  const start = performance.now()
  const answer = await fetch(`${url}/quan-tri/trao-doi/xuat-du-lieu`, {
    method: 'POST',
    headers: {
      cookie,
      origin: url,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ set: 'ho-so', from: '2000-01-01', to: '2099-12-31', format }),
  })
  if (!answer.ok || !answer.body) throw new Error(`The export was answered ${answer.status}`)
  let [firstMs, bytes] = [0, 0]
  for await (const chunk of answer.body) {
    firstMs ||= performance.now() - start
    bytes += chunk.length
  }
  return { firstMs, allMs: performance.now() - start, bytes }
}

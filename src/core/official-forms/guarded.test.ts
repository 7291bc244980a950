import { describe, expect, test } from 'vitest'
import { renderUntrusted } from './guarded.ts'
import { pdfaClaim } from './signing/pdfa-claim.ts'
import { plainTemplate, renderTemplate } from './template.ts'
import { SAMPLES } from './testing/samples.ts'

const data = { ...SAMPLES.result, answers: { childName: 'Hồ Minh Khôi #panic("x")' } }
const own = (source: string, as: 'pdf' | 'svg' = 'svg') => renderTemplate(source, data, as)

test('the plain template prints the same paper, as PDF/A-2b', async () => {
  const made = await own(await plainTemplate(), 'pdf')
  expect(made.ok && pdfaClaim(made.content)).toMatchObject({ part: 2, conformance: 'B', fontsEmbedded: true })
})

test('a template of one’s own reads the answers of the form, which are never run', async () => {
  const made = await own('#let data = json(bytes(sys.inputs.data))\n= Giấy khai sinh\n#data.answers.childName')
  expect(made.ok && Buffer.from(made.content).toString()).toMatch(/^<svg/)
})

describe('what a template may not', () => {
  test.each<[string, string, RegExp]>([
    ['a mistake is told with its words', '#let x = ', /expected expression/],
    ['a file of the machine', '#read("/../../../../../../etc/passwd")', /./],
    ['…by its full path', '#read("/etc/passwd")', /not found|access|failed/],
    ['our own sources', '#read("../resources.ts")', /./],
    ['a package from the network', '#import "@preview/example:0.1.0": *', /./],
    ['a book', '#for i in range(60) [#pagebreak() x]', /20 pages/],
  ])('%s', async (_, source, reason) => {
    const made = await own(source)
    expect(made.ok ? 'it was printed' : made.reasons.join()).toMatch(reason)
    expect(made.ok).toBe(false)
  })

  test('running for ever: it is ended, and the next one is printed', async () => {
    const startedAt = performance.now()
    const source = '#for a in range(9000) { for b in range(9000) { let c = calc.pow(a, 2) + b } }'
    const endless = await renderUntrusted(
      { source, data: {}, as: 'svg' },
      { timeoutMs: 1_500, memoryMiB: 700, output: 1_000_000 },
    )
    expect(endless.ok ? '' : endless.reasons.join()).toMatch(/longer than 1.5 s/)
    expect(performance.now() - startedAt).toBeLessThan(5_000)
    expect((await own('xin chào')).ok).toBe(true)
  })

  test('all memory', async () => {
    const source = '#let x = "abcdefgh" * 1000000\n#let y = range(400).map(i => x + str(i))\n#y.len()'
    const made = await renderUntrusted(
      { source, data: {}, as: 'svg' },
      { timeoutMs: 5_000, memoryMiB: 300, output: 1_000_000 },
    )
    expect(made.ok ? '' : made.reasons.join()).toMatch(/memory/)
  })

  test('our environment', async () => {
    process.env.CAMLO_TEST_SECRET = 'secret of the environment'
    const made = await own('#sys.inputs')
    expect(made.ok && Buffer.from(made.content).toString()).not.toContain('secret of the environment')
  })
})

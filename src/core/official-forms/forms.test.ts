import { mkdir, writeFile } from 'node:fs/promises'
import { afterAll, describe, expect, test } from 'vitest'
import type { FormName } from './form-data.ts'
import { FORM_SETS, findFormSet } from './form-sets.ts'
import { formPrinter } from './forms.ts'
import { createPress } from './press.ts'
import { pdfaClaim } from './signing/pdfa-claim.ts'
import { LONG, SAMPLES, STOCKS } from './testing/samples.ts'

const press = createPress()
const renderForm = formPrinter(press)
afterAll(() => press.close())

/** Keeps a printed form where a person can look at it, if `CAMLO_KEEP_FORMS` names a folder. */
async function keep(name: string, pdf: Uint8Array): Promise<void> {
  const folder = process.env.CAMLO_KEEP_FORMS
  if (!folder) return
  await mkdir(folder, { recursive: true })
  await writeFile(`${folder}/${name}.pdf`, pdf)
}

describe.each(FORM_SETS)('$law', (set) => {
  test.each(Object.keys(set.forms) as FormName[])('prints %s as PDF/A-2b', async (form) => {
    const pdf = await renderForm(form, set.id, SAMPLES[form])
    await keep(`${set.id}-${form}`, pdf)
    expect(pdfaClaim(pdf)).toEqual({ part: 2, conformance: 'B', outputIntent: true, fontsEmbedded: true, fileId: true })
  })

  test.each(Object.keys(set.forms) as FormName[])('prints %s with long names and many papers', async (form) => {
    const pdf = await renderForm(form, set.id, LONG[form])
    await keep(`${set.id}-${form}-long`, pdf)
    expect(pdf.length).toBeGreaterThan(10_000)
  })
})

test('the set follows the day; before the first circular there is none', () => {
  expect(findFormSet('2019-01-05')).toBeUndefined()
  expect(findFormSet('2019-01-06')?.id).toBe('tt-01-2018')
  expect(findFormSet('2025-06-30')?.id).toBe('tt-01-2018')
  expect(findFormSet('2025-07-01')?.id).toBe('tt-03-2025')
})

test('the first set has no stop notice', async () => {
  await expect(renderForm('stopNotice', 'tt-01-2018', SAMPLES.stopNotice)).rejects.toThrow(RangeError)
})

test('what people type is printed, never run as a template', async () => {
  const applicant = { ...SAMPLES.receipt.applicant, name: '#panic("x") *đậm* $x$ <a> \\ "' }
  await expect(renderForm('receipt', 'tt-01-2018', { ...SAMPLES.receipt, applicant })).resolves.toBeInstanceOf(
    Uint8Array,
  )
})

test.each(STOCKS.map((stock) => [stock.id, stock] as const))('labels fit %s', async (id, stock) => {
  const pdf = await renderForm('labels', 'tt-01-2018', { ...SAMPLES.labels, stock, skip: 0 })
  await keep(`labels-${id}`, pdf)
  expect(pdfaClaim(pdf).part).toBe(2)
})

test('the same data print the same bytes', async () => {
  const [first, second] = await Promise.all([1, 2].map(() => renderForm('receipt', 'tt-01-2018', SAMPLES.receipt)))
  expect(Buffer.compare(first ?? Buffer.of(), second ?? Buffer.of(1))).toBe(0)
})

test('after a rest the next paper starts a new worker', async () => {
  const impatient = createPress({ idleMs: 1 })
  const print = formPrinter(impatient)
  await print('refusal', 'tt-01-2018', SAMPLES.refusal)
  await new Promise((resolve) => setTimeout(resolve, 50))
  await expect(print('refusal', 'tt-01-2018', SAMPLES.refusal)).resolves.toBeInstanceOf(Uint8Array)
  await impatient.close()
})

test('a negative fee is refused', async () => {
  const fee = { amountDong: -1, paid: false }
  await expect(renderForm('receipt', 'tt-01-2018', { ...SAMPLES.receipt, fee })).rejects.toThrow(RangeError)
})

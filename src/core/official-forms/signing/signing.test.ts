import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOfficialForms, type OfficialForms } from '../official-forms.ts'
import { SAMPLES } from '../testing/samples.ts'
import { pdfaClaim } from './pdfa-claim.ts'
import { verifySignature } from './verify.ts'

const run = promisify(execFile)
const at = new Date('2026-11-24T02:12:05Z')
const signer = {
  name: 'Trần Đình Sỹ',
  post: 'Phó Chủ tịch Ủy ban nhân dân xã',
  unit: 'Ủy ban nhân dân xã Cam Hiếu, huyện Cam Lộ, tỉnh Quảng Trị',
}
const paper = { signer, reason: 'Ban hành kết quả', place: 'Cam Hiếu', at }

let folder: string
let forms: OfficialForms
let certificate: string
let plain: Uint8Array
let signed: Uint8Array

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'camlo-signing-'))
  forms = createOfficialForms({ folder, now: () => at })
  certificate = (await forms.authority()).certificate
  plain = await forms.renderForm('result', 'tt-01-2018', SAMPLES.result)
  signed = await forms.signPaper(plain, paper)
})
afterAll(async () => {
  await forms.close()
  await rm(folder, { recursive: true })
})

describe('a signed result', () => {
  test('names signer, post, unit and time, and is vouched for by the authority', () => {
    const value = { signer, signedAt: at }
    expect(verifySignature(signed, certificate)).toEqual({ ok: true, value })
  })

  test('begins with the bytes that were printed and still claims PDF/A-2b', () => {
    expect(Buffer.from(signed.subarray(0, plain.length - 1)).equals(plain.subarray(0, plain.length - 1))).toBe(true)
    expect(pdfaClaim(signed)).toEqual(pdfaClaim(plain))
  })

  test('points at its own cross-reference table', () => {
    const text = Buffer.from(signed).toString('latin1')
    const start = Number(/startxref\n(\d+)\n%%EOF\s*$/.exec(text)?.[1])
    expect(text.slice(start, start + 5)).toBe('xref\n')
  })

  test('is refused when a byte is changed, or something is added after it', () => {
    const changed = Uint8Array.from(signed)
    changed[1000] = (changed[1000] ?? 0) ^ 1
    expect(verifySignature(changed, certificate)).toEqual({ ok: false, reason: 'content_changed' })
    expect(verifySignature(Buffer.concat([signed, Buffer.from('\n%more')]), certificate)).toEqual({
      ok: false,
      reason: 'not_whole_file',
    })
    expect(verifySignature(plain, certificate)).toEqual({ ok: false, reason: 'not_signed' })
  })

  test('is refused by another authority', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'camlo-signing-'))
    const others = createOfficialForms({ folder: elsewhere, now: () => at })
    const { certificate: stranger } = await others.authority()
    await rm(elsewhere, { recursive: true })
    expect(verifySignature(signed, stranger)).toEqual({ ok: false, reason: 'unknown_authority' })
  })

  test('is valid to poppler, where it is installed', async (context) => {
    const path = join(folder, 'signed.pdf')
    await writeFile(path, signed)
    if (process.env.CAMLO_KEEP_FORMS) await writeFile(join(process.env.CAMLO_KEEP_FORMS, 'signed.pdf'), signed)
    const report = await run('pdfsig', ['-nocert', path]).catch((fault) => (fault.code === 'ENOENT' ? null : fault))
    if (report === null) return context.skip('pdfsig is not installed')
    expect(report.stdout).toMatch(/Signature Validation: Signature is Valid/)
    expect(report.stdout).toMatch(/Total document signed/)
    expect(report.stdout).toMatch(/Signer Certificate Common Name: Trần Đình Sỹ/)
  })
})

test('the authority is made once, for the eyes of the program only', async () => {
  const again = createOfficialForms({ folder, now: () => at })
  expect(await again.authority()).toEqual({ certificate, demonstration: true })
  const { mode } = await stat(join(folder, 'demonstration-authority.json'))
  expect(mode & 0o777).toBe(0o600)
})

import { execFile } from 'node:child_process'
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createOfficialForms, type OfficialForms } from '../official-forms.ts'
import { SAMPLES } from '../testing/samples.ts'
import { signAsBefore } from '../testing/signed-before.ts'
import { differences } from './changes.ts'
import { pdfaClaim } from './pdfa-claim.ts'
import { verifySignature, verifySignatures } from './verify.ts'

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

const giver = { name: 'Ngô Quang Chiến', post: 'Bí thư Huyện ủy', unit: 'Ban Thường vụ Huyện ủy Cam Lộ' }
const later = new Date(at.getTime() + 3_600_000)

/** Puts an update after a file, as a program that edits papers would. */
function updated(file: Uint8Array, object: string): Uint8Array {
  const text = Buffer.from(file).toString('latin1')
  const start = /startxref\n(\d+)/.exec(text.slice(text.lastIndexOf('startxref')))?.[1]
  const trailer = /trailer\n<<([\s\S]*)>>\nstartxref/.exec(text.slice(text.lastIndexOf('trailer')))?.[1] ?? ''
  const at = file.length + 1
  const number = Number.parseInt(object, 10)
  const table = `xref\n${number} 1\n${String(at).padStart(10, '0')} 00000 n \n`
  const end = `trailer\n<<${trailer.replace(/\/Prev \d+/, `/Prev ${start}`)}>>\nstartxref\n${at + object.length}\n%%EOF`
  return Buffer.concat([file, Buffer.from(`\n${object}${table}${end}`, 'latin1')])
}

describe('a paper that two sign one after the other', () => {
  let both: Uint8Array
  beforeAll(async () => {
    both = await forms.signPaper(signed, { ...paper, signer: giver, at: later })
    if (process.env.CAMLO_KEEP_FORMS) await writeFile(join(process.env.CAMLO_KEEP_FORMS, 'signed-by-two.pdf'), both)
  })

  test('keeps the first signature, and names both with their times', () => {
    const told = { standing: 'valid', profile: 'PAdES B-B', changedAfter: [] }
    expect(verifySignatures(both, certificate)).toEqual([
      { ...told, signer, signedAt: at, coversAll: false },
      { ...told, signer: giver, signedAt: later, coversAll: true },
    ])
    expect(Buffer.from(both.subarray(0, signed.length)).equals(signed)).toBe(true)
    expect(pdfaClaim(both)).toEqual(pdfaClaim(plain))
  })

  test('each signs with a key of their own', () => {
    const [first, second] = [signed, both].map((file) => contentsOf(file).at(-1))
    expect(first).toBeDefined()
    expect(first).not.toBe(second)
  })

  test('a letter altered in it is seen by both signatures, and on which page it is', () => {
    const changed = Uint8Array.from(both)
    const stream = Buffer.from(both).indexOf('stream', Buffer.from(both).indexOf('/Contents')) + 40
    changed[stream] = (changed[stream] ?? 0) ^ 1
    expect(verifySignatures(changed, certificate).map(({ standing }) => standing)).toEqual([
      'content_changed',
      'content_changed',
    ])
    expect(differences(changed, both)).toEqual([expect.objectContaining({ what: expect.any(String) })])
    expect(differences(both, both)).toEqual([])
  })

  test('a page exchanged by a later update leaves both valid for what they signed, and is told', () => {
    const text = Buffer.from(both).toString('latin1')
    const [, number, page] =
      [...text.matchAll(/(?:^|\n)(\d+) 0 obj\n(<<[^>]*\/Type \/Page\b[\s\S]*?)endobj/g)].at(-1) ?? []
    const other = (page ?? '').replace(/\/Contents \d+ 0 R/, '/Contents 1 0 R')
    expect(other).not.toBe(page)
    const exchanged = verifySignatures(updated(both, `${number} 0 obj\n${other}endobj\n`), certificate)
    expect(exchanged).toMatchObject([
      { standing: 'valid', coversAll: false, changedAfter: [{ what: 'page', page: 1 }] },
      { standing: 'valid', coversAll: false, changedAfter: [{ what: 'page', page: 1 }] },
    ])
    const loose = verifySignatures(Buffer.concat([both, Buffer.from('\n%more')]), certificate)
    expect(loose.map(({ changedAfter }) => changedAfter)).toEqual([[{ what: 'other' }], [{ what: 'other' }]])
  })

  test('a change between the two signatures is told of the first', async () => {
    const between = updated(signed, '900 0 obj\n<< /Type /Annot /Subtype /FreeText /Rect [0 0 99 99] >>\nendobj\n')
    const then = await forms.signPaper(between, { ...paper, signer: giver, at: later })
    expect(verifySignatures(then, certificate)).toMatchObject([
      { standing: 'valid', changedAfter: [{ what: 'other' }] },
      { standing: 'valid', changedAfter: [] },
    ])
  })

  test('is valid to poppler, where it is installed', async (context) => {
    const path = join(folder, 'signed-by-two.pdf')
    await writeFile(path, both)
    const report = await run('pdfsig', ['-nocert', path]).catch((fault) => (fault.code === 'ENOENT' ? null : fault))
    if (report === null) return context.skip('pdfsig is not installed')
    expect(report.stdout.match(/Signature Validation: Signature is Valid/g)).toHaveLength(2)
    expect(report.stdout).toMatch(/Signature Type: ETSI.CAdES.detached/)
    await writeFile(path, Buffer.from(both).fill('x', 1000, 1001))
    const tampered = await run('pdfsig', ['-nocert', path]).catch((fault) => fault)
    expect(tampered.stdout.match(/Signature Validation: Digest Mismatch/g)).toHaveLength(2)
  })

  test('the message is a CAdES one to OpenSSL, where it is installed', async (context) => {
    const [message, content, root] = ['cms.der', 'content.bin', 'root.pem'].map((name) => join(folder, name)) as [
      string,
      string,
      string,
    ]
    const second = Buffer.from(both).toString('latin1').slice(signed.length)
    const [before, from, after] = (/\/ByteRange \[0 (\d+) (\d+) (\d+)/.exec(second) ?? []).slice(1).map(Number) as [
      number,
      number,
      number,
    ]
    await writeFile(message, Buffer.from(contentsOf(both).at(-1) ?? '', 'hex'))
    await writeFile(content, Buffer.concat([both.subarray(0, before), both.subarray(from, from + after)]))
    await writeFile(root, certificate)
    const asked = ['cms', '-verify', '-cades', '-inform', 'DER', '-in', message, '-content', content, '-binary']
    const more = ['-CAfile', root, '-purpose', 'any', '-no_check_time', '-out', join(folder, 'out.bin')]
    const report = await run('openssl', [...asked, ...more]).catch((fault) => (fault.code === 'ENOENT' ? null : fault))
    if (report === null) return context.skip('openssl is not installed')
    expect(report.stderr).toMatch(/CAdES Verification successful/)
  })
})

/** What each signature of a file holds, without the room after it. */
const contentsOf = (file: Uint8Array): string[] =>
  [
    ...Buffer.from(file)
      .toString('latin1')
      .matchAll(/\/Contents <([0-9a-f]+)>/g),
  ].map((found) => found[1] ?? '')

test('a paper signed before, in the older profile, is still verified', async () => {
  const old = await signAsBefore(plain, at)
  expect(verifySignatures(old.pdf, old.authority)).toEqual([
    {
      standing: 'valid',
      profile: 'PKCS #7',
      signer: { name: 'Signed before', post: '', unit: 'Camlo' },
      signedAt: at,
      coversAll: true,
      changedAfter: [],
    },
  ])
})

test('the authority is made once, for the eyes of the program only', async () => {
  const again = createOfficialForms({ folder, now: () => at })
  expect(await again.authority()).toEqual({ certificate, demonstration: true })
  const { mode } = await stat(join(folder, 'demonstration-authority.json'))
  expect(mode & 0o777).toBe(0o600)
})

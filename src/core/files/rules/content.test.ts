import { describe, expect, test } from 'vitest'
import { jpeg, objectStream, pdf, png } from '../testing/papers.ts'
import { checkContent } from './content.ts'

describe('what is taken in', () => {
  test.each([
    ['a PDF', pdf(), 'application/pdf'],
    ['a PDF with packed objects', pdf({ objects: objectStream('<< /Type /Font >>') }), 'application/pdf'],
    ['a PDF that only speaks of a launch pad', pdf({ objects: '(x) /LaunchPad /JavaScripts' }), 'application/pdf'],
    ['a PNG', png(), 'image/png'],
    ['a JPEG', jpeg(), 'image/jpeg'],
    ['a JPEG with what a phone adds after it', Buffer.concat([jpeg(), Buffer.from('SEFH....SEFT')]), 'image/jpeg'],
  ])('%s', async (_, file, type) => expect(await checkContent(file)).toEqual({ ok: true, value: type }))
})

describe('what is refused', () => {
  const script = '5 0 obj\n<< /S /JavaScript /JS (app.alert(1)) >>\nendobj'
  test.each([
    ['nothing', Buffer.of(), 'empty'],
    [
      'SVG',
      Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
      'wrong_type',
    ],
    ['HTML', Buffer.from('<!doctype html><script>alert(1)</script>'), 'wrong_type'],
    ['a ZIP', Buffer.from('504b0304140000000800', 'hex'), 'wrong_type'],
    ['a GIF', Buffer.from('GIF89a\x02\0\x02\0\0\0\0;', 'latin1'), 'wrong_type'],
    ['plain text', Buffer.from('Đơn xin xác nhận'), 'wrong_type'],
    ['a PDF without its end', pdf().subarray(0, 200), 'damaged'],
    ['a PDF with a password', pdf({ trailer: '/Encrypt 8 0 R' }), 'encrypted'],
    ['a PDF with script', pdf({ objects: script }), 'carries_script'],
    [
      'a PDF with script in packed objects',
      pdf({ objects: objectStream('<</S/JavaScript/JS(x)>>') }),
      'carries_script',
    ],
    ['a PDF with script under an escaped name', pdf({ objects: '<< /S /J#61vaScript >>' }), 'carries_script'],
    ['a PDF that starts a program', pdf({ objects: '<< /S /Launch /F (cmd.exe) >>' }), 'carries_script'],
    ['a PDF with a web page behind it', Buffer.concat([pdf(), Buffer.from('<html><script>')]), 'mixed_content'],
    [
      'a PDF with packed objects that can not be opened',
      pdf({ objects: objectStream('x').replace('Flate', 'LZW') }),
      'damaged',
    ],
    ['a PNG cut short', png().subarray(0, 60), 'damaged'],
    ['a PNG with something behind it', Buffer.concat([png(), Buffer.from('PK\x03\x04')]), 'damaged'],
    ['a PNG of a billion pixels', png({ width: 50_000, height: 50_000 }), 'too_many_pixels'],
    ['a JPEG cut short', jpeg().subarray(0, 30), 'damaged'],
    ['a JPEG that is a web page too', jpeg({ comment: '<ScRipt>alert(1)</script>' }), 'mixed_content'],
    ['a JPEG that is a PDF too', jpeg({ comment: '%PDF-1.7 ' }), 'mixed_content'],
  ])('%s', async (_, file, reason) => expect(await checkContent(file)).toEqual({ ok: false, reason }))

  test('hostile files are answered soon', async () => {
    const hostile = ['#41', '/#41', '/ObjStm ', '/ObjStm stream '].map((part) =>
      pdf({ objects: part.repeat(Math.floor(8_000_000 / part.length)) }),
    )
    const started = performance.now()
    for (const file of hostile) await checkContent(file)
    expect(performance.now() - started).toBeLessThan(5_000)
  }, 20_000)
})

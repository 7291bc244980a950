import { describe, expect, test } from 'vitest'
import { cleanFileName, contentDisposition } from './file-name.ts'

describe('names of files', () => {
  test.each([
    ['Giấy khai sinh.pdf', 'Giấy khai sinh.pdf'],
    ['Giấy khai sinh.pdf'.normalize('NFD'), 'Giấy khai sinh.pdf'],
    ['../../../etc/passwd', 'passwd.pdf'],
    ['..\\..\\windows\\system32\\hộ khẩu.PDF', 'hộ khẩu.pdf'],
    ['/', 'tệp.pdf'],
    ['', 'tệp.pdf'],
    ['...', 'tệp.pdf'],
    ['.htaccess', 'htaccess.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['nul', '_nul.pdf'],
    ['com1.txt.pdf', '_com1.txt.pdf'],
    ['đơn\u202Efdp.exe', 'đơnfdp.exe.pdf'],
    ['a\u0000b\r\nSet-Cookie: x=1.pdf', 'abSet-Cookie- x=1.pdf'],
    ['hồ\u200Bsơ\uFEFF.pdf', 'hồsơ.pdf'],
    ['<script>alert(1)</script>.svg', 'script-.svg.pdf'],
    ['a.pdf.  . ', 'a.pdf'],
    ['\uD800lẻ.pdf', '�lẻ.pdf'],
    ['%2e%2e%2fx.pdf', '-2e-2e-2fx.pdf'],
  ])('%j becomes %j', (given, kept) => expect(cleanFileName(given, 'application/pdf')).toBe(kept))

  test('a picture may end as cameras write it', () => {
    expect(cleanFileName('IMG_1.JPEG', 'image/jpeg')).toBe('IMG_1.jpeg')
    expect(cleanFileName('ảnh.png', 'image/jpeg')).toBe('ảnh.png.jpg')
  })

  test('a long name is cut between letters and keeps its ending', () => {
    const kept = cleanFileName(`${'Giấy ủy quyền '.repeat(40)}.pdf`, 'application/pdf')
    expect(kept.length).toBeLessThanOrEqual(125)
    expect(kept).toMatch(/^(Giấy ủy quyền ?)+.*\.pdf$/)
  })
})

test('a download keeps its Vietnamese name and gives old programs one they can read', () => {
  expect(contentDisposition('Đơn xin (bản 2).pdf')).toBe(
    `attachment; filename="Don xin (ban 2).pdf"; filename*=UTF-8''%C4%90%C6%A1n%20xin%20%28b%E1%BA%A3n%202%29.pdf`,
  )
})

import { describe, expect, test } from 'vitest'
import { t } from '../../../platform/i18n/index.ts'
import { clockStart, type FilingRules, mayTakeInFor, papersTravel, proposedBy } from './filing.ts'

const law = t('luật', 'law')
const rules: Pick<FilingRules, 'scopes' | 'clocks'> = {
  scopes: [
    { scope: 'below', procedures: ['chung-thuc'], validFrom: '2018-06-21', validTo: '2025-06-30', law },
    { scope: 'province', procedures: null, validFrom: '2025-07-01', validTo: null, law },
  ],
  clocks: [
    { clock: 'reception', validFrom: '2025-07-01', validTo: '2026-08-04', law },
    { clock: 'arrival', validFrom: '2026-08-05', validTo: null, law },
  ],
}

const units = Object.fromEntries(
  [
    ['tinh', 'province', null],
    ['huyen', 'district', 'tinh'],
    ['mot-cua-huyen', 'office', 'huyen'],
    ['xa-a', 'commune', 'huyen'],
    ['xa-b', 'commune', 'huyen'],
    ['trung-tam-a', 'office', 'xa-a'],
    ['tinh-khac', 'province', null],
    ['xa-tinh-khac', 'commune', 'tinh-khac'],
  ].map(([id, kind, parentId]) => [id, { id: id ?? '', kind: kind ?? '', parentId: parentId ?? null }]),
)
const unit = (id: string) => units[id] ?? { id, kind: 'commune', parentId: null }

describe('who may take in for whom', () => {
  test.each([
    // day, procedure, taken in at, decided by, allowed
    ['2019-05-02', 'khai-sinh', 'xa-a', 'xa-a', true],
    ['2019-05-02', 'khai-sinh', 'xa-a', 'xa-b', false],
    ['2019-05-02', 'khai-sinh', 'mot-cua-huyen', 'xa-a', false],
    ['2019-05-02', 'chung-thuc', 'mot-cua-huyen', 'xa-a', true],
    ['2019-05-02', 'chung-thuc', 'xa-a', 'huyen', false],
    ['2025-06-30', 'khai-sinh', 'xa-a', 'xa-b', false],
    ['2025-07-01', 'khai-sinh', 'xa-a', 'xa-b', true],
    ['2025-07-01', 'khai-sinh', 'trung-tam-a', 'xa-b', true],
    ['2026-11-29', 'khai-sinh', 'xa-a', 'xa-tinh-khac', false],
  ] as const)('on %s, %s: %s for %s: %s', (on, slug, receiving, deciding, allowed) => {
    expect(
      mayTakeInFor(rules, slug, { receiving: unit(receiving), deciding: unit(deciding) }, (id) => units[id], on),
    ).toBe(allowed)
  })
})

describe('what starts the limit', () => {
  test.each([
    // day, taken in elsewhere, papers must travel, starts with
    ['2019-05-02', false, true, 'reception'],
    ['2019-05-02', true, true, 'reception'],
    ['2025-07-01', true, true, 'reception'],
    ['2026-08-04', true, true, 'reception'],
    ['2026-08-05', true, true, 'arrival'],
    ['2026-08-05', true, false, 'reception'],
    ['2026-08-05', false, true, 'reception'],
    ['2026-11-29', true, true, 'arrival'],
  ] as const)('on %s, elsewhere %s, on paper %s: %s', (on, elsewhere, travels, from) => {
    expect(clockStart(rules, { elsewhere, travels, on }).from).toBe(from)
  })
})

describe('what must travel', () => {
  const papers = [
    { name: t('Tờ khai', 'Form'), kind: 'form' },
    { name: t('Giấy chứng sinh', 'Certificate'), kind: 'original' },
    { name: t('Hộ chiếu', 'Passport'), kind: 'copy' },
  ]
  const travels = new Map([
    ['', 'originals'],
    ['chung-thuc', 'always'],
    ['truc-tuyen', 'never'],
  ] as const)
  const original = { name: 'Giấy chứng sinh', kind: 'original', received: true }
  test.each([
    ['an original the procedure asks for', 'khai-sinh', [original], true],
    ['the form alone', 'khai-sinh', [{ name: 'Tờ khai', kind: 'original', received: true }], false],
    ['a copy', 'khai-sinh', [{ name: 'Hộ chiếu', kind: 'copy', received: true }], false],
    ['what was not handed in', 'khai-sinh', [{ ...original, received: false }], false],
    ['what is held electronically', 'khai-sinh', [{ ...original, kind: 'electronic' }], false],
    ['a procedure whose papers always go', 'chung-thuc', [{ name: 'Hộ chiếu', kind: 'copy' }], true],
    ['nothing on paper', 'chung-thuc', [], false],
    ['a procedure whose papers never go', 'truc-tuyen', [original], false],
  ] as const)('%s', (_, slug, handedIn, expected) => {
    expect(papersTravel({ travels }, { slug, papers }, handedIn)).toBe(expected)
  })
})

describe('the office an address points to', () => {
  const offices = [
    { id: 'cam-lo', names: ['Cam Lộ', 'Cam Thành', 'Cam Chính', 'Cam Nghĩa'] },
    { id: 'hieu-giang', names: ['Hiếu Giang', 'Cam Thủy', 'Cam Hiếu', 'Thanh An', 'Cam Thanh'] },
  ]
  test.each([
    ['Thôn Vĩnh Đại, xã Cam Hiếu, huyện Cam Lộ, tỉnh Quảng Trị', 'hieu-giang'],
    ['Khu phố 2, thị trấn Cam Lộ, huyện Cam Lộ', 'cam-lo'],
    ['thon mai loc, cam chinh, cam lo', 'cam-lo'],
    ['Cam Thành', 'cam-lo'],
    ['Xã Cam Thanh', 'hieu-giang'],
    // Without marks it may be either.
    ['cam thanh', undefined],
    ['xa Cam Thanh', undefined],
    ['Xã Cam Thuỷ', 'hieu-giang'],
    ['Huyện Cam Lộ', undefined],
    ['12 Lê Lợi, Huế', undefined],
    ['', undefined],
  ])('%s → %s', (address, expected) => {
    expect(proposedBy(offices, address)?.id).toBe(expected)
  })
})

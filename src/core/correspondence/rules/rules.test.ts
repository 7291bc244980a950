import { describe, expect, test } from 'vitest'
import { authorityOf } from './authority.ts'
import { agencySymbol, paperType } from './symbols.ts'

describe('who signs for whom (30/2020/NĐ-CP, art. 13)', () => {
  const committee = 'Ủy ban nhân dân'
  test.each([
    [{ title: 'Chủ tịch UBND xã Cam Hiếu' }, undefined, ['CHỦ TỊCH']],
    [{ title: 'Chủ tịch UBND' }, committee, ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH']],
    [{ title: 'Phó Chủ tịch UBND' }, undefined, ['KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
    [{ title: 'Phó Chủ tịch UBND' }, committee, ['TM. ỦY BAN NHÂN DÂN', 'KT. CHỦ TỊCH', 'PHÓ CHỦ TỊCH']],
    [
      { title: 'Chánh Văn phòng', standing: 'byOrder', forHead: 'Chủ tịch UBND' },
      undefined,
      ['TL. CHỦ TỊCH', 'CHÁNH VĂN PHÒNG'],
    ],
    [
      { title: 'Phó Chánh Văn phòng', standing: 'byOrder', forHead: 'Chủ tịch UBND' },
      undefined,
      ['TL. CHỦ TỊCH', 'KT. CHÁNH VĂN PHÒNG', 'PHÓ CHÁNH VĂN PHÒNG'],
    ],
    [
      { title: 'Giám đốc Trung tâm', standing: 'delegated', forHead: 'Chủ tịch UBND' },
      undefined,
      ['TUQ. CHỦ TỊCH', 'GIÁM ĐỐC TRUNG TÂM'],
    ],
    [{ title: 'Chủ tịch UBND', standing: 'acting' }, committee, ['TM. ỦY BAN NHÂN DÂN', 'Q. CHỦ TỊCH']],
    [{ title: 'Phó Trưởng phòng' }, undefined, ['KT. TRƯỞNG PHÒNG', 'PHÓ TRƯỞNG PHÒNG']],
  ] as const)('%j of %s', (signer, of, lines) => expect(authorityOf(signer, of)).toEqual(lines))
})

test.each([
  ['UBND xã Cam Hiếu', 'UBND'],
  ['Ủy ban nhân dân huyện Cam Lộ', 'UBND'],
  ['Phòng Tài nguyên và Môi trường huyện Cam Lộ', 'TNMT'],
  ['Văn phòng HĐND và UBND huyện Cam Lộ', 'VPHĐNDUBND'],
  ['Trung tâm Phục vụ hành chính công xã Cam Lộ', 'TTPVHCC'],
  ['Ủy ban Kiểm tra Huyện ủy', 'UBKTHU'],
])('%s writes %s', (authority, symbol) => expect(agencySymbol(authority)).toBe(symbol))

test.each([
  ['supplementRequest', '', 'HDHS'],
  ['stopNotice', '', 'TB-UBND'],
  ['invitation', '', 'GM-UBND'],
  ['conclusions', '', 'TB-UBND'],
  ['weeklyReport', '', 'BC-UBND'],
  ['result', 'Quyết định công nhận hộ nghèo', 'QĐ-UBND'],
  ['result', 'Giấy chứng nhận quyền sử dụng đất', undefined],
  ['result', 'Quyết địnhX', undefined],
  ['result', 'Bản sao được chứng thực', 'SCT/BS'],
  ['result', 'Chữ ký được chứng thực', 'SCT/CK'],
  ['result', 'Bản sao trích lục hộ tịch', 'TLHT-BS'],
  ['result', 'Trích lục khai tử', 'TLHT'],
  ['result', 'Giấy xác nhận tình trạng hôn nhân', 'XNTTHN'],
  ['result', 'Giấy phép xây dựng', 'GPXD'],
] as const)('a %s “%s” has the symbol %s', (kind, title, symbol) =>
  expect(paperType(kind, 'UBND xã Cam Hiếu', title)?.symbol).toBe(symbol),
)

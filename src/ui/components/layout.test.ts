import { expect, test } from 'vitest'
import { fitting } from './layout.tsx'

const CLERK = ['Việc của tôi', 'Ý kiến', 'Quầy', 'Tiếp nhận', 'Thu phí', 'Tìm hồ sơ', 'Bàn giao', 'Văn bản đi']
const ADMINISTRATOR = [
  'Thủ tục',
  'Mức thu',
  'Vắng mặt',
  'Sự cố',
  'Cán bộ',
  'Chuyển đổi đơn vị',
  'Tài khoản cán bộ',
  'Trao đổi',
]

test.each([
  ['none', [], 0],
  ['a clerk’s', CLERK, 8],
  ['one more than fits: the list that opens takes a place too', [...CLERK, 'Sổ theo dõi'], 7],
  ['an administrator’s, whose names are long', ADMINISTRATOR, 6],
])('sections beside the name: %s', (_, names, shown) => {
  expect(fitting(names)).toBe(shown)
})

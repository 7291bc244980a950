import { describe, expect, test } from 'vitest'
import { moneyMatters } from './money-words.ts'

describe('what a stop notice says of money', () => {
  test.each([
    ['nothing was charged', [0, 0, 0], 'none', 'không phát sinh phí, lệ phí.'],
    ['charged and not paid', [8_000, 0, 0], 'none', 'phí, lệ phí 8.000 đồng chưa nộp.'],
    [
      'paid',
      [8_000, 8_000, 0],
      'none',
      'phí, lệ phí đã nộp 8.000 đồng, số đã nộp được xử lý theo quy định của pháp luật về phí, lệ phí.',
    ],
    [
      'paid in part',
      [50_000, 20_000, 0],
      'none',
      'phí, lệ phí đã nộp 20.000 đồng, còn 30.000 đồng chưa nộp, số đã nộp được xử lý theo quy định của pháp luật về phí, lệ phí.',
    ],
    // A refund takes the charge off as well.
    ['given back', [0, 8_000, 8_000], 'none', 'phí, lệ phí đã nộp 8.000 đồng, đã hoàn trả 8.000 đồng.'],
    [
      'given back in part',
      [5_000, 8_000, 3_000],
      'none',
      'phí, lệ phí đã nộp 8.000 đồng, đã hoàn trả 3.000 đồng, số đã nộp được xử lý theo quy định của pháp luật về phí, lệ phí.',
    ],
    [
      'a tax that waits',
      [0, 0, 0],
      'open',
      'không phát sinh phí, lệ phí; nghĩa vụ tài chính theo thông báo của cơ quan thuế chưa thực hiện.',
    ],
    [
      'a tax that was paid',
      [8_000, 0, 0],
      'done',
      'phí, lệ phí 8.000 đồng chưa nộp; nghĩa vụ tài chính đã thực hiện do cơ quan thuế xử lý theo quy định.',
    ],
  ] as const)('%s', (_, [chargedDong, paidDong, refundedDong], duty, words) => {
    expect(moneyMatters({ chargedDong, paidDong, refundedDong }, duty)).toBe(words)
  })
})

import { expect, test } from 'vitest'
import { asRefusal } from './refusal.ts'

const told = (code: string) => Object.assign(new Error('the driver’s words'), { code })

test.each([
  ['a disk that is full', told('53100'), 507, /hết chỗ/],
  ['a server that starts again', told('57P03'), 503, /khởi động lại/],
  ['a server that isn’t there', told('ECONNREFUSED'), 503, /chưa được ghi nhận/],
  ['a link that broke in the middle', told('CONNECTION_CLOSED'), 503, /chưa rõ/],
  ['a value the database can’t hold', told('22003'), 400, /không đúng dạng/],
  ['anything else', new Error('its own words'), 500, /gặp lỗi/],
])('%s is told with what to do next', (_, fault, status, words) => {
  const refusal = asRefusal(fault)
  expect(refusal.statusCode).toBe(status)
  expect(refusal.words.vi).toMatch(words)
  expect(refusal.words.vi).not.toContain('words')
})

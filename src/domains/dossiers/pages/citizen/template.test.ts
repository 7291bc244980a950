import { expect, test } from 'vitest'
import { fill, slot, templateOf } from './template.ts'

test('each slot is filled wherever it stands, and what surrounds it stays', () => {
  const template = templateOf(`<b title="${slot('code')}">${slot('code')}</b> ${slot('day')}`)
  expect(fill(template, { code: 'H50', day: '02/03' }).toString()).toBe('<b title="H50">H50</b> 02/03')
})

test('a slot at either end, and one without a value', () => {
  expect(fill(templateOf(`${slot('one')}-${slot('other')}`), { one: '1' }).toString()).toBe('1-')
})

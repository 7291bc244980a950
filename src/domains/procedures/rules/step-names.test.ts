import { expect, test } from 'vitest'
import { t } from '../../../platform/i18n/index.ts'
import { stepNames } from './step-names.ts'
import type { Step } from './version.ts'

const version = (procedureId: string, ...names: [key: string, name: string][]) => ({
  procedureId,
  steps: names.map(([key, name]) => ({ key, name: t(name, name) }) as Step),
})

const names = stepNames([
  version('birth', ['sign', 'Ký kết quả']),
  version('death', ['sign', 'Ký kết quả']),
  version('forest', ['sign', 'Ký giấy']),
  version('forest', ['sign', 'Xác nhận']),
])

test.each([
  ['several procedures together are called as most call it', names.common('sign'), 'Ký kết quả'],
  ['one procedure’s own is called as its last version calls it', names.of('forest', 'sign'), 'Xác nhận'],
  ['what no procedure has has no name', names.common('fly'), undefined],
])('a step of %s', (_, found, expected) => expect(found?.vi).toBe(expected))

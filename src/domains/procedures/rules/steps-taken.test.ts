import { expect, test } from 'vitest'
import { stepsTaken } from './steps-taken.ts'

const version = {
  form: [{ key: 'areaM2', type: 'areaM2' as const }],
  steps: [
    { key: 'receive' },
    { key: 'visit', condition: 'areaM2 > 500' },
    { key: 'scan', condition: 'channel = "counter"' },
    { key: 'enterprise', condition: 'applicantKind = "enterprise"' },
    { key: 'return' },
  ],
}

test.each<[string, Parameters<typeof stepsTaken>[1], string]>([
  ['a large parcel', { stepKey: 'receive', answers: { areaM2: '600' } }, 'receive visit scan enterprise return'],
  [
    'a small one online',
    { stepKey: 'receive', answers: { areaM2: '90,5' }, channel: 'online' },
    'receive enterprise return',
  ],
  ['a citizen’s', { stepKey: 'receive', answers: { areaM2: 90 }, applicantKind: 'citizen' }, 'receive scan return'],
  ['the step it is in stays', { stepKey: 'visit', answers: { areaM2: '90' } }, 'receive visit scan enterprise return'],
  ['an answer that is missing', { stepKey: 'receive', answers: {} }, 'receive visit scan enterprise return'],
  [
    'answers that were erased',
    { stepKey: 'receive', answers: null, channel: 'online' },
    'receive visit scan enterprise return',
  ],
])('%s', (_, dossier, keys) => {
  expect(
    stepsTaken(version, dossier)
      .map(({ key }) => key)
      .join(' '),
  ).toBe(keys)
})

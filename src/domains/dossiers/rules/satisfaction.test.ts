import { expect, test } from 'vitest'
import { publishable } from './satisfaction.ts'

test.each([
  [
    { asked: 120, answered: 48, satisfied: 42 },
    { responseShare: 0.4, satisfiedShare: 0.875 },
  ],
  [
    { asked: 40, answered: 30, satisfied: 30 },
    { responseShare: 0.75, satisfiedShare: 1 },
  ],
  [
    { asked: 40, answered: 29, satisfied: 29 },
    { responseShare: 0.725, satisfiedShare: null },
  ],
  [
    { asked: 0, answered: 0, satisfied: 0 },
    { responseShare: null, satisfiedShare: null },
  ],
  [
    { asked: 500, answered: 0, satisfied: 0 },
    { responseShare: 0, satisfiedShare: null },
  ],
])('of %j is published %j', (asked, said) => expect(publishable(asked)).toMatchObject(said))

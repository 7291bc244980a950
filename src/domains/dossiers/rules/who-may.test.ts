import { describe, expect, test } from 'vitest'
import type { Action } from './transitions.ts'
import { citizenMay, mayAct, type Official, type Position } from './who-may.ts'

const official = (role: string, unitId: string, personId = 'lan'): Official => ({
  personId,
  appointments: [{ postId: `${role} ${unitId}`, role, unitId, actingFor: null }],
})

const standing: Position = {
  status: 'processing',
  statusBefore: null,
  receivingUnitId: 'commune',
  decidingUnitId: 'commune',
  underWay: false,
  queueUnitId: 'commune',
  queueRole: 'landOfficer',
  assigneeId: null,
  stepIsExternal: false,
  stepIsFirst: false,
  stepGivesResult: false,
  apologised: false,
  lengthening: 'none',
  rated: false,
}

describe('who may do what, and why not otherwise', () => {
  test.each<[string, Official, Action, Partial<Position>, string]>([
    ['the step’s role in the step’s unit', official('landOfficer', 'commune'), 'handOver', {}, 'ok'],
    ['the same role in another unit', official('landOfficer', 'other'), 'handOver', {}, 'not_yours'],
    ['another role in the unit', official('reception', 'commune'), 'handOver', {}, 'not_yours'],
    [
      'a dossier assigned to a colleague',
      official('landOfficer', 'commune'),
      'handOver',
      { assigneeId: 'minh' },
      'assigned_to_other',
    ],
    ['assigning it anew', official('landOfficer', 'commune'), 'assign', { assigneeId: 'minh' }, 'ok'],
    ['the head of the unit assigns', official('communeChair', 'commune'), 'assign', { assigneeId: 'minh' }, 'ok'],
    ['the head hands over no step of others', official('communeChair', 'commune'), 'handOver', {}, 'not_yours'],
    ['the wrong moment', official('landOfficer', 'commune'), 'accept', {}, 'wrong_status'],
    ['signing before the signing step', official('landOfficer', 'commune'), 'sign', {}, 'not_result_step'],
    [
      'handing over what must be signed',
      official('landOfficer', 'commune'),
      'handOver',
      { stepGivesResult: true },
      'needs_result',
    ],
    [
      'handing over for a body outside',
      official('landOfficer', 'commune'),
      'handOver',
      { stepIsExternal: true },
      'external_step',
    ],
    ['sending back to an earlier step', official('landOfficer', 'commune'), 'sendBack', {}, 'ok'],
    [
      'sending back from the first step',
      official('landOfficer', 'commune'),
      'sendBack',
      { stepIsFirst: true },
      'first_step',
    ],
    [
      'sending back what a body outside has',
      official('landOfficer', 'commune'),
      'sendBack',
      { stepIsExternal: true },
      'external_step',
    ],
    [
      'the sender records the answer',
      official('landOfficer', 'commune'),
      'recordExternalAnswer',
      { stepIsExternal: true },
      'ok',
    ],
    ['a second new date', official('landOfficer', 'commune'), 'apologise', { apologised: true }, 'already_apologised'],
    ['reception helps a citizen withdraw', official('reception', 'commune'), 'requestWithdrawal', {}, 'ok'],
    ['nobody else does', official('landOfficer', 'commune'), 'requestWithdrawal', {}, 'for_citizen'],
    ['an official rates nothing', official('reception', 'commune'), 'rate', { status: 'returned' }, 'for_citizen'],
  ])('%s', (_, who, action, change, expected) => {
    const may = mayAct(who, action, { ...standing, ...change })
    expect(may.ok ? 'ok' : may.reason).toBe(expected)
  })

  test('who acts for an absent colleague takes over what was assigned to that colleague', () => {
    const acting: Official = {
      personId: 'lan',
      appointments: [{ postId: 'p', role: 'landOfficer', unitId: 'commune', actingFor: { personId: 'minh' } }],
    }
    expect(mayAct(acting, 'handOver', { ...standing, assigneeId: 'minh' }).ok).toBe(true)
  })

  test('a citizen may withdraw an open dossier and do no official act', () => {
    expect(citizenMay('requestWithdrawal', standing).ok).toBe(true)
    expect(citizenMay('accept', { ...standing, status: 'submitted' })).toEqual({ ok: false, reason: 'not_yours' })
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { acceptWithdrawal, requestWithdrawal } from '../actions/by-citizen.ts'
import { apologise } from '../actions/closing.ts'
import { receiveAtCounter } from '../actions/counter.ts'
import { startFinancialDuty } from '../actions/financial-duty.ts'
import { handOver } from '../actions/hand-over.ts'
import { accept, stop } from '../actions/reception.ts'
import { must, openWorld, type World } from '../testing/world.ts'
import { apologyData, stopNoticeData } from './letters.ts'

describe('letters about a dossier, filled from it', () => {
  let world: World
  beforeAll(async () => {
    world = await openWorld()
  })
  afterAll(() => world.close())

  /** A dossier that stands at the check. */
  async function atCheck() {
    const filed = await world.file()
    must(await accept(world.office, world.lan, filed.id))
    must(await handOver(world.office, world.lan, filed.id))
    return filed
  }

  test('what a person withdraws: when and why they asked, how far it was, and that a fee is owed', async () => {
    const { office, chair, clock } = world
    const filed = await atCheck()
    clock.set('2026-03-04T09:00:00+07:00')
    must(await requestWithdrawal(office, { code: filed.code, secret: filed.secret }, { reason: 'Tôi đã bán đất' }))
    must(await acceptWithdrawal(office, world.checker, filed.id))
    const notice = await stopNoticeData(office, filed.id)
    expect(notice).toMatchObject({
      request: 'ông (bà) đề nghị rút hồ sơ ngày 04/03/2026: Tôi đã bán đất',
      reason: undefined,
      stage: 'check',
      papersBack: undefined,
      moneyMatters: 'phí, lệ phí 50.000 đồng chưa nộp.',
      receivers: ['Như trên', expect.stringContaining('Cam Hiếu'), 'Lưu: VT, hồ sơ'],
      signature: { authority: ['CHỦ TỊCH'], name: chair.name },
    })
  })

  test('without a word from either side only the request stands there', async () => {
    const filed = await atCheck()
    must(await requestWithdrawal(world.office, { code: filed.code, secret: filed.secret }))
    must(await acceptWithdrawal(world.office, world.checker, filed.id))
    expect(await stopNoticeData(world.office, filed.id)).toMatchObject({
      request: 'ông (bà) đề nghị rút hồ sơ ngày 04/03/2026',
      reason: undefined,
    })
  })

  test('what the office stops by itself while a tax waits: its reason, the papers back, the duty open', async () => {
    const { office, lan, checker, commune } = world
    const { id } = must(
      await receiveAtCounter(office, lan, {
        ...world.submission(),
        unitId: commune.id,
        papers: [{ name: 'Đơn đăng ký', kind: 'original', received: true }],
        feePaid: true,
      }),
    )
    must(await handOver(office, lan, id))
    must(await startFinancialDuty(office, checker, id, { reason: 'Thông báo thuế' }))
    must(await stop(office, checker, id, { reason: 'Đất có tranh chấp' }))
    expect(await stopNoticeData(office, id)).toMatchObject({
      request: undefined,
      reason: 'Đất có tranh chấp',
      papersBack: expect.stringContaining('Cam Hiếu'),
      moneyMatters: expect.stringMatching(/đã nộp 50\.000 đồng.*; nghĩa vụ tài chính .* chưa thực hiện\.$/),
    })
  })

  test('a new date in a year whose holidays are not published yet says so', async () => {
    const { office, chair } = world
    const [soon, far] = [await atCheck(), await atCheck()]
    must(await apologise(office, chair, soon.id, { reason: 'Chưa xác minh xong', newDueOn: '2026-04-01' }))
    must(await apologise(office, chair, far.id, { reason: 'Chưa xác minh xong', newDueOn: '2027-12-01' }))
    expect(await apologise(office, chair, (await atCheck()).id, { reason: 'x', newDueOn: '2131-04-01' })).toMatchObject(
      {
        reason: 'bad_date',
      },
    )
    expect(await apologyData(office, soon.id)).toMatchObject({ provisional: false })
    expect(await apologyData(office, far.id)).toMatchObject({ provisional: true })
  })
})

import { describe, expect, test } from 'vitest'
import { Organization, type Post, type Unit, type UnitKind } from '../../../core/organization/index.ts'
import { t } from '../../../platform/i18n/index.ts'
import { asVersion, type DraftContent } from './draft.ts'
import { checkDraft } from './draft-checks.ts'
import type { CheckWorld } from './draft-findings.ts'
import type { ProcedureVersion } from './version.ts'

const unit = (code: string, kind: UnitKind, validTo: string | null = null): Unit => ({
  id: code,
  code,
  officialCode: null,
  agencyCode: null,
  kind,
  typeVi: 'xã',
  name: t(`Đơn vị ${code}`, `Unit ${code}`),
  shortNameVi: code,
  authorityVi: code,
  parentId: null,
  address: null,
  validFrom: '2000-01-01',
  validTo,
  successorIds: [],
})
const posts = (unitId: string, roles: string[]): Post[] =>
  roles.map((role) => ({
    id: `${unitId}-${role}`,
    code: role,
    unitId,
    role,
    title: t(role, role),
    validFrom: '2000-01-01',
    validTo: null,
  }))

const organization = new Organization({
  successionRules: [],
  units: [
    unit('xa1', 'commune'),
    unit('xa2', 'commune'),
    unit('phong', 'office'),
    unit('thue', 'external'),
    unit('cu', 'office', '2020-01-01'),
  ],
  posts: [
    ...posts('xa1', ['reception', 'justiceOfficer', 'communeChair', 'returnDesk']),
    ...posts('xa2', ['reception', 'communeChair', 'returnDesk']),
    ...posts('phong', ['districtSpecialist']),
  ],
  officials: [],
  appointments: [],
  absences: [],
})

const step = (key: string, role: string, amount: number, rest: Partial<DraftContent['steps'][number]> = {}) => ({
  key,
  name: t(`Bước ${key}`, `Step ${key}`),
  role,
  place: 'receiving' as const,
  unit: null,
  amount,
  unitOfTime: 'workingDays' as const,
  ...rest,
})
const paper = (vi: string, rest: Partial<DraftContent['papers'][number]> = {}) => ({
  name: t(vi, vi),
  kind: 'original' as const,
  quantity: 1,
  issuedByOffice: false,
  ...rest,
})
const field = (key: string, rest: Partial<DraftContent['form'][number]> = {}) => ({
  key,
  type: 'number' as const,
  label: t(`Mục ${key}`, `Question ${key}`),
  required: true,
  ...rest,
})
const GOOD: DraftContent = {
  slug: 'thu',
  code: '1.001193',
  name: t('Thủ tục thử', 'A procedure'),
  field: t('Tư pháp', 'Justice'),
  level: 'commune',
  validFrom: '2026-12-01',
  validTo: null,
  limit: { amount: 3, unit: 'workingDays' },
  fee: { dong: 0, note: null },
  papers: [paper('Đơn')],
  receivedBy: { codes: ['xa1'] },
  steps: [
    step('receive', 'reception', 1),
    step('process', 'justiceOfficer', 1),
    step('sign', 'communeChair', 1),
    step('return', 'returnDesk', 0),
  ],
  form: [field('areaM2', { type: 'areaM2' })],
  result: t('Giấy thử', 'A paper'),
  note: null,
  legalBasis: ['Luật thử'],
  standing: 'K',
  terms: [],
  lifeEvents: [],
}
const version = (validFrom: string, validTo: string | null) =>
  ({ id: validFrom, validFrom, validTo }) as ProcedureVersion
const WORLD: CheckWorld = {
  on: '2026-11-24',
  organization,
  versions: [version('2020-01-01', null)],
  findInForce: () => undefined,
  results: [
    {
      slug: 'khai-sinh',
      procedure: t('Đăng ký khai sinh', 'Birth registration'),
      result: 'Giấy khai sinh',
      kind: 'birthCertificate',
    },
    { slug: 'thu', procedure: t('Thủ tục thử', 'A procedure'), result: 'Giấy thử' },
  ],
}

const check = (change: Partial<DraftContent>, world: Partial<CheckWorld> = {}) =>
  checkDraft({ ...GOOD, ...change }, { ...WORLD, ...world })
const [receive, process, sign, give] = GOOD.steps as [
  DraftContent['steps'][number],
  DraftContent['steps'][number],
  DraftContent['steps'][number],
  DraftContent['steps'][number],
]

test('a good draft passes', () => expect(check({})).toEqual([]))

describe('what can’t work is refused, with its place', () => {
  test.each<[what: string, change: Partial<DraftContent>, at: string, words: RegExp]>([
    ['no name', { name: t('', '') }, 'name.vi', /tên/],
    ['a code of another shape', { code: '1193' }, 'code', /1\.001193/],
    ['no first day', { validFrom: '' }, 'validFrom', /ngày bắt đầu/],
    ['an end before the beginning', { validTo: '2026-11-30' }, 'validTo', /trước ngày bắt đầu/],
    ['a first day that is over', { validFrom: '2026-11-01' }, 'validFrom', /đã qua/],
    ['a limit of nothing', { limit: { amount: 0, unit: 'workingDays' } }, 'limit.amount', /lớn hơn 0/],
    [
      'more days than the law allows',
      { legalLimit: { amount: 2, unit: 'workingDays' } },
      'limit.amount',
      /dài hơn mức luật/,
    ],
    [
      'a lengthened limit that is no longer',
      { lengthening: { limit: { amount: 3, unit: 'workingDays' }, ground: 'Điều 1' } },
      'lengthening.amount',
      /phải dài hơn/,
    ],
    [
      '…or counted otherwise',
      { lengthening: { limit: { amount: 99, unit: 'calendarDays' }, ground: 'Điều 1' } },
      'lengthening.amount',
      /cùng kiểu ngày/,
    ],
    [
      '…or by no article',
      { lengthening: { limit: { amount: 9, unit: 'workingDays' }, ground: '' } },
      'lengthening.ground',
      /Ghi điều, khoản/,
    ],
    ['…or hours', { legalLimit: { amount: 23, unit: 'workingHours' } }, 'limit.amount', /dài hơn mức luật/],
    [
      'limits that can’t be compared',
      { legalLimit: { amount: 9, unit: 'calendarDays' } },
      'legalLimit.amount',
      /cùng kiểu/,
    ],
    ['no office', { receivedBy: {} }, 'receivedBy', /Chưa chọn nơi/],
    ['an office that is no more', { receivedBy: { codes: ['cu'] } }, 'receivedBy', /không còn hoạt động/],
    ['no law', { legalBasis: [] }, 'legalBasis', /căn cứ/],
    ['half a đồng', { fee: { dong: 0.5, note: null } }, 'fee.dong', /số đồng/],
    ['a nameless paper', { papers: [paper('')] }, 'papers.0.name.vi', /chưa có tên/],
    ['a paper twice', { papers: [paper('Đơn'), paper('đơn')] }, 'papers.1.name.vi', /hai lần/],
    ['a paper no times', { papers: [paper('Đơn', { quantity: 0 })] }, 'papers.0.quantity', /từ 1/],
    [
      'a paper the office issues',
      { papers: [paper('Giấy khai sinh của con')] },
      'papers.0.issuedByOffice',
      /Đăng ký khai sinh/,
    ],
    [
      'a paper of a kind the office issues, whatever its name',
      { papers: [paper('Giấy tờ về ngày sinh', { kindKey: 'birthCertificate' })] },
      'papers.0.issuedByOffice',
      /Đăng ký khai sinh/,
    ],
    [
      'a paper somebody here holds',
      { papers: [paper('Sổ hộ khẩu', { heldBy: t('công an', 'police') })] },
      'papers.0.issuedByOffice',
      /công an/,
    ],
    [
      'a paper’s bad condition',
      { papers: [paper('Đơn', { condition: 'area >', conditionText: t('x', 'x') })] },
      'papers.0.condition',
      /ký tự thứ/,
    ],
    [
      'a condition nobody explains',
      { papers: [paper('Đơn', { condition: 'areaM2 > 1' })] },
      'papers.0.conditionText.vi',
      /bằng lời/,
    ],
    ['a question without words', { form: [field('a', { label: t('', '') })] }, 'form.0.label.vi', /câu hỏi/],
    ['a key with marks', { form: [field('diện tích')] }, 'form.0.key', /không dấu/],
    ['a key twice', { form: [field('a'), field('a')] }, 'form.1.key', /đã dùng/],
    ['a key of the language', { form: [field('channel')] }, 'form.0.key', /dành riêng/],
    [
      'a choice of one',
      { form: [field('a', { type: 'choice', options: [{ value: 'x', label: t('x', 'x') }] })] },
      'form.0.options',
      /hai lựa chọn/,
    ],
    ['no steps', { steps: [] }, 'steps', /Chưa có bước/],
    [
      'a nameless step',
      { steps: [receive, { ...process, name: t('', '') }, sign, give] },
      'steps.1.name.vi',
      /chưa có tên/,
    ],
    ['a first step that isn’t reception', { steps: [process, receive, sign, give] }, 'steps.0.role', /Bước đầu/],
    ['nobody who may sign', { steps: [receive, { ...process, amount: 2 }, give] }, 'steps.1.role', /thẩm quyền ký/],
    ['a step after the end', { steps: [receive, sign, give, process] }, 'steps.3.name.vi', /kết thúc khi trả/],
    [
      'a step of no role',
      { steps: [receive, { ...process, role: '' }, sign, give] },
      'steps.1.role',
      /chưa chọn vai trò/,
    ],
    [
      'a step nobody can take',
      { receivedBy: { codes: ['xa1', 'xa2'] } },
      'steps.1.role',
      /không ai làm được.*Đơn vị xa2/,
    ],
    [
      'an office without its unit',
      { steps: [receive, { ...process, place: 'office' }, sign, give] },
      'steps.1.unit',
      /chưa chọn đơn vị/,
    ],
    [
      'an office that ended',
      { steps: [receive, { ...process, place: 'office', unit: 'cu' }, sign, give] },
      'steps.1.unit',
      /không còn/,
    ],
    [
      'a role its office lacks',
      { steps: [receive, { ...process, place: 'office', unit: 'phong' }, sign, give] },
      'steps.1.role',
      /Đơn vị phong/,
    ],
    [
      'a condition that can’t be read',
      { steps: [receive, { ...process, condition: 'areaM2 >' }, sign, give] },
      'steps.1.condition',
      /FEEL/,
    ],
    [
      'a condition about nothing asked',
      { steps: [receive, { ...process, condition: 'dienTich > 1' }, sign, give] },
      'steps.1.condition',
      /“dienTich”/,
    ],
    [
      'a step nobody reaches',
      { steps: [receive, { ...process, condition: '1 > 2' }, sign, give] },
      'steps.1.condition',
      /Không hồ sơ nào/,
    ],
    ['a fee that can’t be read', { steps: [receive, { ...process, fee: 'if' }, sign, give] }, 'steps.1.fee', /phí/],
    ['steps that don’t add up', { limit: { amount: 4, unit: 'workingDays' } }, 'steps', /Tổng thời gian các bước là 3/],
    [
      'two steps of one key',
      { steps: [receive, { ...process, key: 'receive' }, sign, give] },
      'steps.1.name.vi',
      /cùng mã/,
    ],
    ['no result', { result: t('', '') }, 'result.vi', /kết quả/],
    ['a template of a whole book', { resultTemplate: 'x'.repeat(60_001) }, 'resultTemplate', /60\.000/],
  ])('%s', (_, change, at, words) => {
    const findings = check(change)
    expect(findings.map((finding) => finding.at)).toContain(at)
    expect(findings.find((finding) => finding.at === at)?.text.vi).toMatch(words)
  })
})

describe('what may be', () => {
  test.each<[string, Partial<DraftContent>]>([
    [
      'a limit that may be lengthened by an article',
      { lengthening: { limit: { amount: 9, unit: 'workingDays' }, ground: 'Điều 1' } },
    ],
    ['a limit as long as the law’s, in other words', { legalLimit: { amount: 24, unit: 'workingHours' } }],
    ['a paper of a kind nobody here issues', { papers: [paper('Bằng tốt nghiệp', { kindKey: 'diploma' })] }],
    ['a paper that is looked up', { papers: [paper('Giấy khai sinh', { issuedByOffice: true })] }],
    ['its own result handed back', { papers: [paper('Giấy thử bản cũ')] }],
    [
      'a body outside that nobody here works for',
      { steps: [receive, { ...process, role: 'taxOffice', place: 'external', unit: 'thue' }, sign, give] },
    ],
    ['shares within the day', { limit: { amount: 1, unit: 'sameDay' } }],
  ])('%s', (_, change) => expect(check(change)).toEqual([]))

  test.each<[string, ProcedureVersion[], Partial<DraftContent>, boolean]>([
    ['it ends what is in force', [version('2020-01-01', null)], {}, true],
    [
      'a later version stands in its way',
      [version('2020-01-01', '2027-01-31'), version('2027-02-01', null)],
      {},
      false,
    ],
    [
      '…unless it ends before',
      [version('2020-01-01', '2027-01-31'), version('2027-02-01', null)],
      { validTo: '2027-01-31' },
      true,
    ],
    ['one begins on the same day', [version('2026-12-01', null)], {}, false],
    ['a new procedure may have begun', [], { validFrom: '2026-01-01' }, true],
  ])('%s', (_, versions, change, allowed) => {
    expect(check(change, { versions }).length === 0).toBe(allowed)
  })
})

describe('steps side by side and linked procedures', () => {
  const say = (change: Partial<DraftContent>, world: Partial<CheckWorld> = {}) =>
    check(change, world).map(({ at }) => at)
  const child = (slug: string, more: Partial<ProcedureVersion> = {}): ProcedureVersion =>
    ({
      slug,
      name: t(slug, slug),
      form: [],
      steps: [],
      limit: { amount: 0.5, unit: 'workingDays' },
      receivingUnitIds: asVersion(GOOD, organization).receivingUnitIds,
      ...more,
    }) as unknown as ProcedureVersion
  const known = (...children: ProcedureVersion[]): Partial<CheckWorld> => ({
    findInForce: (slug) => children.find((each) => each.slug === slug),
  })
  const linked = (...slugs: [slug: string, ...after: string[]][]) =>
    GOOD.steps.map((step) =>
      step.key === process.key ? { ...step, linked: slugs.map(([slug, ...after]) => ({ slug, after })) } : step,
    )
  const staged = (...names: (string | null)[]): DraftContent['steps'] =>
    [receive, process, sign, give].map((step, index) => {
      const name = names[index]
      return name ? { ...step, stage: t(name, name) } : step
    })
  const others = (): DraftContent['steps'] => [
    receive,
    { ...process, key: 'one', parallel: 'g' },
    { ...process, key: 'two', parallel: 'g', amount: process.amount / 2 },
    sign,
    give,
  ]

  test.each([
    ['two side by side add up as the longer one', { steps: others() }, []],
    ['one alone', { steps: [receive, { ...process, parallel: 'g' }, sign, give] }, ['steps.1.parallel']],
    ['two stages, each in one place', { steps: staged('a', 'a', 'b', 'b') }, []],
    ['a stage in two places', { steps: staged('a', 'b', 'a', 'b') }, ['steps.2.stage.vi', 'steps.3.stage.vi']],
    ['a step of no stage', { steps: staged('a', 'a', null, 'b') }, ['steps.2.stage.vi']],
    [
      'nobody signs after them',
      { steps: [receive, { ...process, parallel: 'g' }, { ...sign, parallel: 'g' }, give], limit: { ...GOOD.limit } },
      expect.arrayContaining(['steps.1.parallel']),
    ],
  ] as const)('%s', (_, change, expected) => {
    expect(say(change as Partial<DraftContent>)).toEqual(expected)
  })

  test.each([
    ['all in force and short enough', linked(['a'], ['b', 'a']), [child('a'), child('b')], []],
    ['one isn’t in force', linked(['a'], ['b']), [child('a')], ['steps.1.linked']],
    ['waiting for what isn’t there', linked(['a', 'x']), [child('a')], ['steps.1.linked']],
    ['in a circle', linked(['a', 'b'], ['b', 'a']), [child('a'), child('b')], ['steps.1.linked']],
    [
      'leading back to itself by another',
      linked(['a']),
      [
        child('a', { steps: [{ linked: [{ slug: 'b', after: [] }] }] as unknown as ProcedureVersion['steps'] }),
        child('b', { steps: [{ linked: [{ slug: 'thu', after: [] }] }] as unknown as ProcedureVersion['steps'] }),
      ],
      ['steps.1.linked'],
    ],
    [
      'asking what the form doesn’t',
      linked(['a']),
      [
        child('a', {
          form: [{ key: 'motherName', required: true, label: t('Mẹ', 'Mother') }] as ProcedureVersion['form'],
        }),
      ],
      ['steps.1.linked'],
    ],
    ['taken in by nobody here', linked(['a']), [child('a', { receivingUnitIds: [] })], ['steps.1.linked']],
    [
      'longer than the step by their longest way',
      linked(['a'], ['b', 'a']),
      [child('a', { limit: { amount: 90, unit: 'workingDays' } }), child('b')],
      ['steps.1.linked'],
    ],
  ])('linked procedures: %s', (_, steps, children, expected) => {
    expect(say({ steps }, known(...children))).toEqual(expected)
  })
})

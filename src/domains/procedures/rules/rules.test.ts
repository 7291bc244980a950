import { describe, expect, test } from 'vitest'
import file from '../../../../profiles/cam-lo-2019/procedures.json' with { type: 'json' }
import { t } from '../../../platform/i18n/index.ts'
import type { ProceduresFile } from './file.ts'
import { validateForm } from './form.ts'
import { searchOver } from './search.ts'
import { type Flaw, type FormField, flawsOf, type Step } from './version.ts'

const catalogue = file as unknown as ProceduresFile

describe('the search people use', () => {
  const find = searchOver(
    catalogue.versions.map(({ slug, name, terms }) => ({ item: slug, names: [name.vi, ...terms, name.en] })),
  )

  test.each<[string, string]>([
    ['cap so do', 'cap-gcn-lan-dau'],
    ['sổ đỏ', 'cap-gcn-lan-dau'],
    ['khai sihn', 'khai-sinh'],
    ['khai sinh', 'khai-sinh'],
    ['làm giấy khai sinh', 'khai-sinh'],
    ['photo cong chung', 'chung-thuc-ban-sao'],
    ['sao y', 'chung-thuc-ban-sao'],
    ['lam nha', 'giay-phep-xay-dung'],
    ['sang ten', 'bien-dong-dat-dai'],
    ['lay vo', 'ket-hon'],
    ['giay doc than', 'xac-nhan-hon-nhan'],
    ['bao tu', 'khai-tu'],
    ['mo quan', 'ho-kinh-doanh'],
    ['ban go', 'lam-san'],
    ['tranh chap', 'hoa-giai-dat-dai'],
    ['birth', 'khai-sinh'],
    ['giay phep xay dung', 'giay-phep-xay-dung'],
    ['ho kinh doanh', 'ho-kinh-doanh'],
    ['xin giay phep sua nha', 'giay-phep-xay-dung'],
    ['lam lai giay khai sinh bi mat', 'khai-sinh'],
    ['dang ky ket hon voi nguoi nuoc ngoai', 'ket-hon'],
    ['chuyen nhuong dat', 'bien-dong-dat-dai'],
    ['giay khai tu', 'khai-tu'],
    ['công chứng chữ ký', 'chung-thuc-chu-ky'],
  ])('%s finds %s first', (text, slug) => {
    expect(find(text)[0]).toBe(slug)
  })

  test.each(['ly hon', 'xe may', 'căn cước', 'tách thửa', 'giấy phép lái xe', 'dang ky xe may', '???', ''])(
    '%s finds nothing rather than anything',
    (text) => {
      expect(find(text)).toEqual([])
    },
  )
})

test('what hardly fits is not listed beside what fits well', () => {
  const find = searchOver([
    { item: 'house', names: ['Cấp giấy phép xây dựng nhà ở', 'làm nhà'] },
    { item: 'timber', names: ['Xác nhận bảng kê lâm sản'] },
  ])
  expect(find('lam nha')).toEqual(['house'])
})

test('among thousands of procedures, even a page of words pasted into the search holds nobody up', () => {
  const many = Array.from({ length: 3_000 }, (_, item) => {
    const { name, terms } = catalogue.versions[item % catalogue.versions.length] as (typeof catalogue.versions)[number]
    return { item, names: [`${name.vi} ${item}`, ...terms, name.en] }
  })
  const find = searchOver(many)
  const startedAt = performance.now()
  expect(find('x '.repeat(5_000))).toEqual([])
  expect(find('khai sihn').length).toBeGreaterThan(0)
  // Some 10 ms when it was written; comparing each word with each name took minutes.
  expect(performance.now() - startedAt).toBeLessThan(2_000)
})

describe('a version that can’t work', () => {
  const step = (key: string, amount: number, rest: Partial<Step> = {}): Step => ({
    key,
    position: 0,
    name: t(key, key),
    role: 'reception',
    place: 'receiving',
    unitId: null,
    amount,
    unitOfTime: 'workingDays',
    ...rest,
  })
  const good: Parameters<typeof flawsOf>[0] = {
    steps: [step('receive', 1), step('sign', 2, { role: 'communeChair' })],
    limit: { amount: 3, unit: 'workingDays' as const },
    receivingUnitIds: ['x'],
  }

  test('a good one has no flaw', () => expect(flawsOf(good)).toEqual([]))
  test.each([
    ['steps_do_not_add_up', { ...good, limit: { amount: 4, unit: 'workingDays' as const } }],
    ['no_steps', { ...good, steps: [] }],
    ['first_step_not_reception', { ...good, steps: [step('sign', 3, { role: 'communeChair' })] }],
    ['no_receiver', { ...good, receivingUnitIds: [] }],
    ['step_without_unit', { ...good, steps: [step('receive', 1), step('sign', 2, { place: 'office' })] }],
  ] satisfies [Flaw, typeof good][])('%s', (flaw, version) => expect(flawsOf(version)).toContain(flaw))

  test('every version of the profile adds up', () => {
    for (const { slug, steps, limit } of catalogue.versions) {
      const flaws = flawsOf({
        steps: steps.map((each, position) => ({ ...each, position, unitId: each.unit })),
        limit,
        receivingUnitIds: ['x'],
      })
      expect([slug, flaws]).toEqual([slug, []])
    }
  })
})

describe('answers to a form', () => {
  const field = (type: FormField['type'], rest: Partial<FormField> = {}): FormField => ({
    key: 'f',
    type,
    label: t('Mục', 'Field'),
    hint: null,
    required: true,
    options: null,
    ...rest,
  })

  test.each<[FormField['type'], string, string | null]>([
    ['personalNumber', '045 190 012 345', '045190012345'],
    ['personalNumber', '45190012345', null],
    ['phone', '+84 912.345.678', '0912345678'],
    ['phone', '12', null],
    ['phone', '0233 387 1234', '02333871234'],
    ['phone', '0162 345 6789', null],
    ['date', '5/2/2024', '2024-02-05'],
    ['date', '31/02/2024', null],
    ['date', '2026-02-29', null],
    ['date', '2024-02-29', '2024-02-29'],
    ['number', '120,5', '120,5'],
    ['number', 'nhiều', null],
    ['money', '50.000.000 đ', '50000000'],
    ['person', '  Hồ Văn Lợi ', 'Hồ Văn Lợi'],
    ['text', 'x'.repeat(301), null],
    ['text', '', null],
  ])('%s “%s”', (type, answer, tidied) => {
    const { values, errors } = validateForm([field(type)], { f: answer })
    if (tidied === null) expect(errors.f).toBeDefined()
    else expect([values.f, errors.f]).toEqual([tidied, undefined])
  })

  test('an answer to no field is left out, a list is no text', () => {
    expect(validateForm([field('text', { required: false })], { f: ['a'], g: 'x' })).toEqual({ values: {}, errors: {} })
  })
})

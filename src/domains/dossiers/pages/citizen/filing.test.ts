import { describe, expect, test } from 'vitest'
import { t } from '../../../../platform/i18n/index.ts'
import type { Paper, ProcedureVersion } from '../../../procedures/index.ts'
import { emptyFiling, type Filing, flawsOf, papersAsked, submissionOf } from './filing.ts'

const paper = (name: string, condition: string | null = null): Paper => ({
  name: t(name, name),
  kind: 'copy',
  quantity: 1,
  issuedByOffice: false,
  condition,
  conditionText: condition === null ? null : t('đã kết hôn', 'married'),
})

const version = {
  slug: 'thu-tuc',
  form: [
    {
      key: 'married',
      type: 'choice',
      label: t('Tình trạng hôn nhân', 'Marital state'),
      required: false,
      options: [
        { value: 'yes', label: t('Có', 'Yes') },
        { value: 'no', label: t('Không', 'No') },
      ],
    },
  ],
  papers: [
    paper('Căn cước'),
    paper('Giấy kết hôn', 'married = "yes"'),
    paper('Giấy đăng ký kinh doanh', 'applicantKind = "enterprise"'),
  ],
} as unknown as ProcedureVersion

const filing = (over: Partial<Filing> = {}): Filing => ({ ...emptyFiling(version), unitId: 'x', ...over })

describe('papers that only some are asked for', () => {
  test.each<[string, Partial<Filing>, boolean[]]>([
    ['a married citizen', { answers: { married: 'yes' } }, [true, true, false]],
    ['an unmarried citizen', { answers: { married: 'no' } }, [true, false, false]],
    ['an unmarried trader', { answers: { married: 'no' }, kind: 'enterprise' }, [true, false, true]],
  ])('%s', (_, over, asked) => expect(papersAsked(version, filing(over))).toEqual(asked))

  test('an amount is compared as it is kept, however it was typed', () => {
    const money = { key: 'price', type: 'money', label: t('Giá', 'Price'), required: true, options: null }
    const dear = {
      ...version,
      form: [money],
      papers: [paper('Định giá', 'price > 1000')],
    } as unknown as ProcedureVersion
    expect(papersAsked(dear, filing({ answers: { price: '5.000' } }))).toEqual([true])
    expect(papersAsked(dear, filing({ answers: { price: '900 đ' } }))).toEqual([false])
  })

  test('only what is asked for is missed', () => {
    const flaws = (over: Partial<Filing>) =>
      Object.keys(flawsOf(filing(over), version, ['x'])).filter((key) => /^paper/.test(key))
    expect(flaws({ answers: { married: 'no' } })).toEqual(['paper-0'])
    expect(flaws({ answers: { married: 'yes' } })).toEqual(['paper-0', 'paper-1'])
  })

  test('what isn’t asked for isn’t listed, unless it was brought all the same', () => {
    const names = (files: string[][]) =>
      submissionOf(filing({ answers: { married: 'no' }, files }), version).papers.map(({ name }) => name)
    expect(names([['a'], [], []])).toEqual(['Căn cước'])
    expect(names([['a'], ['b'], []])).toEqual(['Căn cước', 'Giấy kết hôn'])
  })
})

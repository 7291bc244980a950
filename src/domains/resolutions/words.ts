import { type Text, t } from '../../platform/i18n/index.ts'
import type { PaperKind, PartKind, Standing } from './rules/file.ts'
import type { Measure, Verdict } from './rules/target.ts'
import type { Tone } from './rules/tone.ts'

export const words = {
  title: t('Nghị quyết và chỉ tiêu', 'Resolutions and targets'),
  intro: t(
    'Nghị quyết được chia thành trụ cột, đề án, chủ đề năm và chương trình; mỗi chỉ tiêu có kế hoạch, số thực hiện và nguồn.',
    'Resolutions are broken into pillars, schemes, yearly themes and programmes; each target has its plan, its figure and their source.',
  ),
  year: t('Năm', 'Year'),
  show: t('Xem', 'Show'),
  none: t('Chưa có nghị quyết nào được đưa lên', 'No resolution is published yet'),
  noneMore: t('Hãy quay lại sau.', 'Please come back later.'),
  noTargets: t('Năm này chưa có chỉ tiêu nào.', 'No target is stated for this year.'),
  targets: t('Chỉ tiêu', 'Targets'),
  target: t('Chỉ tiêu', 'Target'),
  plan: t('Kế hoạch', 'Plan'),
  actual: t('Thực hiện', 'Actual'),
  percent: t('So với kế hoạch', 'Of the plan'),
  state: t('Kết quả', 'Result'),
  papers: t('Văn bản', 'Papers'),
  follows: (title: string) => t(`Thực hiện: ${title}`, `Carries out: ${title}`),
  dated: (day: string) => t(`ngày ${day}`, `of ${day}`),
  undated: t('chưa rõ ngày', 'day not known'),
  rests: (title: string) => t(`Theo ${title}`, `By ${title}`),
  source: t('Nguồn', 'Source'),
  period: t('Kỳ', 'Period'),
  entered: t('Ghi lúc', 'Entered'),
  act: t('Xem trong sổ cái', 'See it in the ledger'),
  history: t('Đã giao và đã báo cáo', 'Planned and reported'),
  all: t('Mọi chỉ tiêu', 'All targets'),
  noPlan: t('không nêu', 'not stated'),
  count: {
    reached: t('Đạt', 'Reached'),
    open: t('Chưa đạt', 'Not reached'),
    unjudged: t('Không đánh giá', 'Not judged'),
  },
  partKinds: {
    resolution: t('Nghị quyết', 'Resolution'),
    pillar: t('Trụ cột', 'Pillars'),
    scheme: t('Đề án', 'Schemes'),
    theme: t('Chủ đề năm', 'Themes of the years'),
    programme: t('Chương trình, kế hoạch', 'Programmes and plans'),
  } satisfies Record<PartKind, Text>,
  paperKinds: {
    resolution: t('Nghị quyết', 'Resolution'),
    conclusion: t('Kết luận', 'Conclusion'),
    plan: t('Kế hoạch', 'Plan'),
    decision: t('Quyết định', 'Decision'),
    report: t('Báo cáo', 'Report'),
  } satisfies Record<PaperKind, Text>,
  standings: {
    I: t('nêu trong bài phỏng vấn', 'told in the interview'),
    S: t('có trong tài liệu dẫn', 'seen in a source'),
    K: t('chưa kiểm chứng', 'not verified'),
    D: t('suy ra', 'derived'),
  } satisfies Record<Standing, Text>,
  states: {
    reached: t('Đạt', 'Reached'),
    notReached: t('Chưa đạt', 'Not reached'),
    notReported: t('Chưa báo cáo', 'Not reported'),
    notArising: t('Không phát sinh', 'Nothing to count'),
    notJudged: t('Không giao chỉ tiêu', 'No target given'),
  } satisfies Record<Verdict['state'], Text>,
  late: t('Đạt, trễ hạn', 'Reached, late'),
} as const

export const TAG_TONES: Readonly<Record<Tone, 'good' | 'near' | 'late' | 'neutral'>> = {
  reached: 'good',
  late: 'near',
  near: 'near',
  far: 'late',
  none: 'neutral',
}

/** A plan in words; figures are written by `write`. */
export function measureInWords(measure: Measure | undefined, countedIn: Text, write: (figure: string) => string): Text {
  const of = (vi: string, en: string, figure: string) =>
    t(`${vi} ${write(figure)} ${countedIn.vi}`, `${en} ${write(figure)} ${countedIn.en}`)
  const percent = (vi: string, en: string, figure: string) => t(`${vi} ${write(figure)} %`, `${en} ${write(figure)} %`)
  switch (measure?.kind) {
    case undefined:
    case 'none':
      return words.noPlan
    case 'atLeast':
    case 'level':
      return of('từ', 'at least', measure.plan)
    case 'above':
      return of('trên', 'above', measure.plan)
    case 'atMost':
      return of('không quá', 'at most', measure.plan)
    case 'below':
      return of('dưới', 'below', measure.plan)
    case 'cumulative':
      return of('lũy kế', 'in all', measure.plan)
    case 'fallBy':
      return of('giảm', 'falls by', measure.plan)
    case 'fallTo':
      return of('giảm còn', 'falls to', measure.plan)
    case 'growth':
      return percent('tăng', 'grows by', measure.plan)
    case 'share':
    case 'coverage':
      return percent('từ', 'at least', measure.plan)
    case 'milestone': {
      const day = measure.by.split('-').reverse().join('/')
      return t(`trước hết ngày ${day}`, `by ${day}`)
    }
    case 'range':
      return t(
        `từ ${write(measure.from)} đến ${write(measure.to)} ${countedIn.vi}`,
        `${write(measure.from)} to ${write(measure.to)} ${countedIn.en}`,
      )
  }
}

import { type Text, t } from '../../platform/i18n/index.ts'
import type { PaperKind, PartKind, Standing } from './rules/file.ts'
import type { Verdict } from './rules/target.ts'
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
  number: t('Số, ký hiệu', 'Number'),
  unknown: t('chưa rõ', 'not known'),
  issuer: t('Cơ quan ban hành', 'Issued by'),
  issued: t('Ngày ban hành', 'Issued on'),
  openFile: t('Mở văn bản (tệp)', 'Open the paper (file)'),
  text: t('Nội dung', 'Text'),
  noText: t('Chưa tìm được toàn văn của văn bản này.', 'The text of this paper hasn’t been found.'),
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
    O: t('cán bộ nhập', 'entered by an official'),
    M: t('số minh họa', 'made up to show'),
  } satisfies Record<Standing, Text>,
  states: {
    reached: t('Đạt', 'Reached'),
    notReached: t('Chưa đạt', 'Not reached'),
    notReported: t('Chưa báo cáo', 'Not reported'),
    notArising: t('Không phát sinh', 'Nothing to count'),
    notJudged: t('Không giao chỉ tiêu', 'No target given'),
  } satisfies Record<Verdict['state'], Text>,
  late: t('Đạt, trễ hạn', 'Reached, late'),
  onPath: t('Đúng tiến độ', 'On its path'),
  near: t('Gần đạt', 'Near'),
  unitsReported: (reported: number, of: number) =>
    t(`${reported}/${of} đơn vị đã báo cáo`, `${reported} of ${of} units have reported`),
} as const

export const TAG_TONES: Readonly<Record<Tone, 'good' | 'near' | 'late' | 'neutral'>> = {
  reached: 'good',
  late: 'near',
  near: 'near',
  far: 'late',
  none: 'neutral',
}

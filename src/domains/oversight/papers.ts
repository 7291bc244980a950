import { localDateOf } from '../../core/calendar/index.ts'
import { authorityOf, paperOfAct } from '../../core/correspondence/index.ts'
import type { DocumentData } from '../../core/official-forms/index.ts'
import type { Oversight } from './deps.ts'
import type { Report } from './queries/reports.ts'
import { daysOf } from './read-week.ts'
import { SECTIONS, weekInWords } from './rules/report.ts'
import { words } from './words.ts'

/** A weekly report as a paper: as it was sent, or a draft. */
export async function reportPaper(desk: Oversight, report: Report): Promise<DocumentData> {
  const people = await desk.organization()
  const paper = report.sendActId ? await paperOfAct(desk.db, desk.localityId, report.sendActId) : undefined
  const unit = people.findUnit(report.unitId)
  const above = unit?.parentId ? people.findUnit(unit.parentId) : undefined
  const { from, to } = daysOf(report.week)
  const now = desk.clock.now()
  const signerId = report.sentBy ?? report.draftedBy
  const post = people.heldBy(signerId, now, localDateOf(now)).find((held) => held.post.unitId === report.unitId)?.post
  return {
    heading: {
      superior: above?.authorityVi.toLocaleUpperCase('vi'),
      agency: (unit?.authorityVi ?? '').toLocaleUpperCase('vi'),
      place: unit ? people.placeNameOf(unit) : '',
      on: paper?.issuedOn ?? localDateOf(now),
      ...(paper ? { number: paper.number, symbol: paper.symbol } : {}),
    },
    title: 'BÁO CÁO',
    subject: `Kết quả công tác tuần ${weekInWords(from, to)}`,
    draft: report.state === 'draft',
    blocks: SECTIONS.filter((section) => report.sections[section] !== '').flatMap((section, index) => [
      { kind: 'head' as const, text: `${index + 1}. ${words.sections[section].vi}` },
      ...report.sections[section]
        .split('\n')
        .filter(Boolean)
        .map((text) => ({ kind: 'text' as const, text })),
    ]),
    receivers: ['Các đơn vị trực thuộc', 'Lưu: VT'],
    signature: {
      authority: paper?.authority ?? authorityOf({ title: post?.title.vi ?? '' }),
      name: paper?.signerName ?? people.findOfficial(signerId)?.fullName ?? '',
    },
  }
}

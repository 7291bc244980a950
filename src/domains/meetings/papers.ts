import { localDateOf } from '../../core/calendar/index.ts'
import { authorityOf, paperOfAct } from '../../core/correspondence/index.ts'
import type { DocumentBlock, DocumentData, Heading, SignatureLines } from '../../core/official-forms/index.ts'
import type { Organization } from '../../core/organization/index.ts'
import { formatDate, formatTime, formatWeekday } from '../../platform/i18n/index.ts'
import type { Desk } from './deps.ts'
import { namedOf } from './people.ts'
import type { MeetingView } from './view.ts'

/** The head of a unit's paper: the body above, the unit, place and day. */
export function headingOf(people: Organization, unitId: string, on: string): Heading {
  const unit = people.findUnit(unitId)
  const above = unit?.parentId ? people.findUnit(unit.parentId) : undefined
  return {
    superior: above?.authorityVi.toLocaleUpperCase('vi'),
    agency: (unit?.authorityVi ?? '').toLocaleUpperCase('vi'),
    place: unit ? people.placeNameOf(unit) : '',
    on,
  }
}

/** What was sent out bears the number, the day and the signer it got then; a draft those it would get now. */
async function headAndHand(
  desk: Desk,
  { meeting, now }: MeetingView,
  actId: string | null,
  signerId: string,
): Promise<{ heading: Heading; signature: SignatureLines }> {
  const people = await desk.organization()
  const paper = actId ? await paperOfAct(desk.db, desk.localityId, actId) : undefined
  if (paper)
    return {
      heading: { ...headingOf(people, meeting.unitId, paper.issuedOn), number: paper.number, symbol: paper.symbol },
      signature: { authority: paper.authority, name: paper.signerName },
    }
  const signer = namedOf(people, signerId, now)
  return {
    heading: headingOf(people, meeting.unitId, localDateOf(now)),
    signature: { authority: authorityOf({ title: signer.title.vi }), name: signer.name },
  }
}

const dayOf = (at: Date): string => `${formatWeekday(at)}, ngày ${formatDate(at)}`

const whenOf = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): string =>
  localDateOf(startsAt) === localDateOf(endsAt)
    ? `từ ${formatTime(startsAt)} đến ${formatTime(endsAt)}, ${dayOf(startsAt)}`
    : `từ ${formatTime(startsAt)} ${dayOf(startsAt)} đến ${formatTime(endsAt)} ${dayOf(endsAt)}`

const KEPT = 'Lưu: VT'

/** An invitation (giấy mời). @law 30/2020/NĐ-CP, annex III, form 1.10 [K] */
export async function invitationPaper(desk: Desk, view: MeetingView): Promise<DocumentData> {
  const { meeting, unit, chair, people } = view
  const authority = (await desk.organization()).findUnit(meeting.unitId)?.authorityVi ?? unit.vi
  const invited = people.filter(({ role }) => role === 'member' || role === 'secretary')
  const place = [meeting.place, meeting.link && `trực tuyến tại ${meeting.link}`].filter(Boolean).join('; ')
  const blocks: DocumentBlock[] = [
    { kind: 'text', text: `${authority} trân trọng kính mời ông (bà) dự cuộc họp: ${meeting.title}.` },
    { kind: 'field', label: 'Thời gian', value: whenOf(meeting) },
    { kind: 'field', label: 'Địa điểm', value: place },
    { kind: 'field', label: 'Chủ trì', value: `${chair.name}, ${chair.title.vi}` },
    ...(meeting.agenda.length > 0
      ? [
          { kind: 'head' as const, text: 'Chương trình' },
          { kind: 'items' as const, items: meeting.agenda, numbered: true },
        ]
      : []),
    ...(view.files.length > 0
      ? [{ kind: 'field' as const, label: 'Tài liệu kèm theo', value: view.files.map(({ name }) => name).join('; ') }]
      : []),
    ...(meeting.note ? [{ kind: 'text' as const, text: meeting.note }] : []),
    {
      kind: 'text',
      text: 'Đề nghị ông (bà) dự họp đúng giờ; nếu không dự được, báo lại hoặc cử người đi thay và nêu lý do./.',
    },
  ]
  return {
    ...(await headAndHand(desk, view, meeting.callActId, meeting.calledBy ?? meeting.chairId)),
    title: 'GIẤY MỜI',
    subject: meeting.title,
    to: [
      ...invited.map(({ person, forUnit, unit: of }) =>
        forUnit ? `${person.title.vi}, ${of.vi}` : `Ông (bà) ${person.name}, ${person.title.vi}, ${of.vi}`,
      ),
      ...meeting.guests,
    ],
    blocks,
    receivers: ['Như trên', KEPT],
  }
}

/** The notice of what was concluded (thông báo kết luận); a draft while it isn't sent out. */
export async function conclusionsPaper(desk: Desk, view: MeetingView): Promise<DocumentData> {
  const { meeting, unit, chair, conclusions, people } = view
  const began = meeting.beganAt ?? meeting.startsAt
  const came = people.filter(({ attended }) => attended)
  const blocks: DocumentBlock[] = [
    {
      kind: 'text',
      text: `Ngày ${formatDate(began)}, ${chair.title.vi} ${chair.name} chủ trì cuộc họp: ${meeting.title}.${
        came.length > 0 ? ` Dự họp có ${meeting.attendees ?? came.length} người.` : ''
      } Sau khi nghe báo cáo và thảo luận, người chủ trì kết luận như sau:`,
    },
    ...conclusions.map(
      ({ number, body, lead, person, dueOn }): DocumentBlock => ({
        kind: 'text',
        text: [
          `${number ?? ''}. ${body}`,
          lead ? `Chủ trì: ${[lead.vi, person].filter(Boolean).join(', ')}.` : '',
          dueOn ? `Hoàn thành trước hết ngày ${formatDate(dueOn)}.` : '',
        ]
          .filter(Boolean)
          .join(' '),
      }),
    ),
    { kind: 'text', text: `${unit.vi} thông báo để các đơn vị, cá nhân liên quan biết, thực hiện./.` },
  ]
  const receivers = [
    ...new Set([...people.map(({ unit: of }) => of.vi), ...conclusions.flatMap(({ lead }) => (lead ? [lead.vi] : []))]),
  ]
  return {
    ...(await headAndHand(desk, view, meeting.issueActId, meeting.issuedBy ?? meeting.chairId)),
    title: 'THÔNG BÁO',
    subject: `Kết luận cuộc họp: ${meeting.title}`,
    draft: meeting.state !== 'concluded',
    blocks,
    receivers: [...receivers, KEPT],
  }
}

/** A file's name of a meeting's paper. */
export const paperName = (what: 'giay-moi' | 'ket-luan', { startsAt }: { startsAt: Date }): string =>
  `${what}-${localDateOf(startsAt)}.pdf`

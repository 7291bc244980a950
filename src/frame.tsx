import { may, type OfficialViewer, VISITOR, type Viewer } from './core/identity/index.ts'
import type { Locality } from './core/organization/index.ts'
import type { Frame, Request } from './platform/http/index.ts'
import { t } from './platform/i18n/index.ts'
import { Layout, type LayoutProps, type NavItem } from './ui/index.ts'

const words = {
  procedures: t('Dịch vụ công', 'Services'),
  tickets: t('Lấy số', 'Queue'),
  desk: t('Quầy', 'Desk'),
  lookup: t('Tra cứu hồ sơ', 'Follow a dossier'),
  statistics: t('Thống kê', 'Statistics'),
  ledger: t('Sổ cái việc công', 'Ledger of public acts'),
  signIn: t('Đăng nhập', 'Sign in'),
  officialsDoor: t('Cán bộ đăng nhập', 'Officials’ sign-in'),
  mine: t('Hồ sơ của tôi', 'My dossiers'),

  board: t('Điều hành', 'Board'),
  worklist: t('Việc của tôi', 'My work'),
  queue: t('Hồ sơ', 'Dossiers'),
  opinions: t('Ý kiến', 'Opinions'),
  followUps: t('Phản hồi', 'Ratings'),
  tasks: t('Nhiệm vụ', 'Tasks'),
  workload: t('Phân công', 'Workload'),
  intake: t('Tiếp nhận', 'Counter'),
  fees: t('Thu phí', 'Fees'),
  feesTaken: t('Thu phí', 'Fees taken'),
  search: t('Tìm hồ sơ', 'Find'),
  report: t('Báo cáo', 'Report'),
  handovers: t('Bàn giao', 'Hand-over'),
  returns: t('Trả kết quả', 'Return'),
  papers: t('Văn bản đi', 'Outgoing'),
  accounts: t('Tài khoản cán bộ', 'Accounts'),
  officials: t('Cán bộ', 'Officials'),
  absences: t('Vắng mặt', 'Absences'),
  outages: t('Sự cố', 'Outages'),
  reform: t('Chuyển đổi đơn vị', 'Units'),
  versions: t('Thủ tục', 'Procedures'),
  exchange: t('Trao đổi', 'Exchange'),
  schedules: t('Mức thu', 'Fees'),
  resolutions: t('Nghị quyết', 'Resolutions'),
  targets: t('Chỉ tiêu', 'Targets'),
  meetings: t('Lịch họp', 'Meetings'),
  documents: t('Văn bản', 'Documents'),
  commitments: t('Cam kết', 'Commitments'),
  oversight: t('Theo dõi', 'Oversight'),
  weekly: t('Báo cáo tuần', 'Weekly reports'),
}

/** The sections a viewer may enter, in the order of a working day. */
export function sectionsFor(viewer: Viewer): NavItem[] {
  if (viewer.kind !== 'official')
    return [
      ...(viewer.kind === 'citizen' ? [{ href: '/cua-toi', text: words.mine }] : []),
      { href: '/thu-tuc', text: words.procedures },
      { href: '/tra-cuu', text: words.lookup },
      { href: '/lay-so', text: words.tickets },
      { href: '/thong-ke', text: words.statistics },
      { href: '/nghi-quyet', text: words.resolutions },
      ...(viewer.kind === 'visitor' ? [{ href: '/dang-nhap/cong-dan', text: words.signIn }] : []),
    ]
  const sections: [boolean, NavItem][] = [
    [may(viewer, 'board.view'), { href: '/dieu-hanh', text: words.board }],
    // Who only takes money has people waiting in front of them.
    [may(viewer, 'fee.collect') && !may(viewer, 'dossier.process'), { href: '/thu-phi', text: words.fees }],
    [may(viewer, 'task.work'), { href: '/viec-cua-toi', text: words.worklist }],
    [may(viewer, 'dossier.process'), { href: '/viec', text: words.queue }],
    [may(viewer, 'queue.serve'), { href: '/quay', text: words.desk }],
    [may(viewer, 'dossier.receive'), { href: '/tiep-nhan', text: words.intake }],
    [may(viewer, 'fee.collect') && may(viewer, 'dossier.process'), { href: '/thu-phi', text: words.fees }],
    [may(viewer, 'task.work'), { href: '/nhiem-vu', text: words.tasks }],
    [may(viewer, 'task.overview'), { href: '/theo-doi', text: words.oversight }],
    [may(viewer, 'commitment.draft'), { href: '/cam-ket', text: words.commitments }],
    [may(viewer, 'target.report'), { href: '/chi-tieu', text: words.targets }],
    [may(viewer, 'meeting.look'), { href: '/cuoc-hop', text: words.meetings }],
    [may(viewer, 'document.read'), { href: '/van-ban/den', text: words.documents }],
    [may(viewer, 'dossier.return'), { href: '/tra-ket-qua', text: words.returns }],
    [may(viewer, 'dossier.distribute'), { href: '/phan-cong', text: words.workload }],
    [may(viewer, 'dossier.search'), { href: '/tim-ho-so', text: words.search }],
    [may(viewer, 'consultation.answer'), { href: '/y-kien', text: words.opinions }],
    [may(viewer, 'followUp.handle'), { href: '/phan-hoi', text: words.followUps }],
    [may(viewer, 'fee.overview') && !may(viewer, 'fee.collect'), { href: '/thu-phi/tong-hop', text: words.feesTaken }],
    [may(viewer, 'handover.work'), { href: '/ban-giao', text: words.handovers }],
    [may(viewer, 'report.view'), { href: '/bao-cao', text: words.report }],
    [may(viewer, 'paper.look'), { href: '/van-ban-di', text: words.papers }],
    [may(viewer, 'procedure.manage'), { href: '/quan-tri/thu-tuc', text: words.versions }],
    [may(viewer, 'fee.manage'), { href: '/quan-tri/phi-le-phi', text: words.schedules }],
    [may(viewer, 'absence.register'), { href: '/quan-tri/vang-mat', text: words.absences }],
    [may(viewer, 'outage.register'), { href: '/su-co', text: words.outages }],
    [may(viewer, 'organization.manage'), { href: '/quan-tri/can-bo', text: words.officials }],
    [may(viewer, 'organization.manage'), { href: '/quan-tri/chuyen-doi', text: words.reform }],
    [may(viewer, 'account.manage'), { href: '/quan-tri/tai-khoan', text: words.accounts }],
    [may(viewer, 'exchange.manage'), { href: '/quan-tri/trao-doi', text: words.exchange }],
  ]
  return sections.filter(([allowed]) => allowed).map(([, item]) => item)
}

/** Where an official begins: the first section open to them. */
export const homeOf = (viewer: OfficialViewer): string => sectionsFor(viewer)[0]?.href ?? '/tai-khoan'

const FOOTER: readonly NavItem[] = [
  { href: '/thu-tuc', text: words.procedures },
  { href: '/tra-cuu', text: words.lookup },
  { href: '/thong-ke', text: words.statistics },
  { href: '/nghi-quyet', text: words.resolutions },
  { href: '/van-ban', text: words.documents },
  { href: '/so-cai', text: words.ledger },
]

/** Pages that belong to a section without standing below its address. */
const ALSO: Readonly<Record<string, string>> = {
  '/viec': '/ho-so',
  '/van-ban/den': '/van-ban',
  '/phan-cong': '/ho-so-tam-da-bo',
  '/tim-ho-so': '/so-theo-doi',
  '/quan-tri/trao-doi': '/quan-tri/webhook',
  '/quan-tri/thu-tuc': '/quan-tri/ban-thao',
}

/** Who is signed in, with the way to their own account. */
function userOf(viewer: Viewer): LayoutProps['user'] {
  if (viewer.kind === 'visitor') return undefined
  if (viewer.kind === 'official') {
    const { personId: official, name } = viewer
    return { official, name, href: '/tai-khoan', door: '/dang-nhap' }
  }
  const name = viewer.name ?? viewer.phone ?? viewer.email ?? ''
  return { name, href: '/cua-toi/tai-khoan', door: '/dang-nhap/cong-dan' }
}

const isWithin = (path: string, section: string): boolean =>
  [section, ALSO[section]].some((start) => start !== undefined && (path === start || path.startsWith(`${start}/`)))

/** The frame of this installation's pages: its name, its sections, who is signed in. */
export const frameOf =
  (locality: Locality): Frame =>
  (request, content, { title, hero, scripts = [] }) => {
    const { lang } = request
    // A request that was refused before anybody asked who sends it is a visitor's.
    const viewer = request.viewer ?? VISITOR
    const path = request.url.split('?')[0] ?? '/'
    const nav = sectionsFor(viewer).map((item) => ({ ...item, current: isWithin(path, item.href) }))
    return (
      <Layout
        title={title}
        lang={lang}
        brand={{ name: locality.name, partOf: locality.partOf }}
        notice={locality.notice}
        nav={nav}
        user={userOf(viewer)}
        otherLang={{ lang: lang === 'vi' ? 'en' : 'vi', href: thisPage(request, 'lang', lang === 'vi' ? 'en' : 'vi') }}
        largeText={{ on: request.largeText, href: thisPage(request, 'chu', request.largeText ? 'thuong' : 'lon') }}
        scripts={['page.js', ...(viewer.kind === 'official' ? ['official.js'] : []), ...scripts]}
        hero={hero}
        footer={viewer.kind === 'visitor' ? [...FOOTER, { href: '/dang-nhap', text: words.officialsDoor }] : FOOTER}
      >
        {content}
      </Layout>
    )
  }

/** The page one is on, with another language or size of text. */
function thisPage(request: Request, setting: 'lang' | 'chu', value: string): string {
  const url = new URL(request.method === 'GET' ? request.url : '/', 'http://here.invalid')
  url.searchParams.set(setting, value)
  return `${url.pathname}${url.search}`
}

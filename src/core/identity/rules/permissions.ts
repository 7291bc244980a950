import { type Text, t } from '../../../platform/i18n/index.ts'

/** The roles that posts give. A profile's posts name them; a role not listed here grants nothing. */
export const ROLES = [
  'reception',
  'returnDesk',
  'cashier',
  'civilStatusOfficer',
  'justiceOfficer',
  'landOfficer',
  'socialOfficer',
  'communeChair',
  'districtSpecialist',
  'districtHead',
  'landRegistry',
  'economyOffice',
  'officeHead',
  'departmentSpecialist',
  'departmentHead',
  'partyHead',
  'partyOfficer',
  'leader',
  'oneStopHead',
  'procedureController',
  'administrator',
] as const

export type Role = (typeof ROLES)[number]

/** Who works on dossiers: every role a step can ask for. */
const STEP_ROLES: readonly Role[] = [
  'reception',
  'returnDesk',
  'civilStatusOfficer',
  'justiceOfficer',
  'landOfficer',
  'socialOfficer',
  'communeChair',
  'districtSpecialist',
  'districtHead',
  'landRegistry',
  'economyOffice',
  'officeHead',
  'departmentSpecialist',
  'departmentHead',
]
const LEADERS: readonly Role[] = [
  'leader',
  'communeChair',
  'districtHead',
  'departmentHead',
  'officeHead',
  'oneStopHead',
]

/** Who leads people: heads of units, and of the Party's boards. */
const HEADS: readonly Role[] = [...LEADERS, 'partyHead']
/** Who keeps the books of an office's papers (văn thư); heads where nobody else does. */
const CLERKS: readonly Role[] = [
  'reception',
  'districtSpecialist',
  'departmentSpecialist',
  'economyOffice',
  'landRegistry',
  'partyOfficer',
  ...LEADERS,
  'partyHead',
]
/** Every official with a post in a unit's work; an administrator keeps the program only. */
const OFFICIALS: readonly Role[] = ROLES.filter((role) => role !== 'administrator')

/** Stands where a role does for somebody signed in with a citizen's account; no post can give it. */
export const CITIZEN = '(citizen)'

interface Grant {
  /**
   * `public`: anyone; `anybody`: whoever is signed in; `signed-in`: any official; `citizens`: any citizen with an account; else
   * the roles that have it over their unit and what is below.
   */
  to: 'public' | 'anybody' | 'signed-in' | 'citizens' | readonly Role[]
  /** What it allows, for the page that says no. */
  sentence: Text
}

/** The one table of who may do what. */
export const PERMISSIONS = {
  public: { to: 'public', sentence: t('xem trang công khai', 'see public pages') },
  'signed-in': { to: 'signed-in', sentence: t('dùng trang dành cho cán bộ', 'use the officials’ pages') },
  'own.session': { to: 'anybody', sentence: t('giữ hoặc kết thúc phiên của mình', 'keep or end one’s own session') },
  'citizen.own': { to: 'citizens', sentence: t('dùng trang riêng của người dân', 'use a citizen’s own pages') },
  'own.account': { to: 'signed-in', sentence: t('quản lý tài khoản của mình', 'manage one’s own account') },
  'dossier.receive': { to: ['reception'], sentence: t('tiếp nhận hồ sơ', 'take in dossiers') },
  'citizen.confirm': {
    to: ['reception'],
    sentence: t('xác nhận danh tính tài khoản công dân', 'confirm the identity of a citizen’s account'),
  },
  'dossier.process': { to: [...STEP_ROLES, 'oneStopHead'], sentence: t('xử lý hồ sơ', 'work on dossiers') },
  'dossier.sign': {
    to: ['communeChair', 'districtHead', 'departmentHead', 'landRegistry'],
    sentence: t('ký kết quả', 'sign results'),
  },
  'dossier.return': { to: ['returnDesk'], sentence: t('trả kết quả', 'return results') },
  'dossier.search': {
    to: [...STEP_ROLES, 'oneStopHead', 'leader', 'procedureController'],
    sentence: t('tra cứu hồ sơ của đơn vị', 'search the unit’s dossiers'),
  },
  'handover.work': {
    to: [...STEP_ROLES, 'oneStopHead'],
    sentence: t('bàn giao, nhận hồ sơ giấy', 'hand paper files over and take them'),
  },
  'paper.look': {
    to: [...STEP_ROLES, ...LEADERS],
    sentence: t('xem sổ văn bản đi', 'see the book of outgoing papers'),
  },
  'paper.delegate': {
    to: ['communeChair', 'districtHead', 'departmentHead'],
    sentence: t('giao ký thừa lệnh, ủy quyền ký', 'name who signs in one’s place'),
  },
  'paper.withdraw': {
    to: ['communeChair', 'districtHead', 'departmentHead'],
    sentence: t('thu hồi văn bản đã phát hành', 'withdraw papers that were sent out'),
  },
  'dossier.distribute': {
    to: ['communeChair', 'districtHead', 'oneStopHead'],
    sentence: t('phân công hồ sơ trong đơn vị', 'give the unit’s dossiers to people'),
  },
  'dossier.reveal': {
    to: [...STEP_ROLES, 'oneStopHead'],
    sentence: t('xem thông tin cá nhân đầy đủ', 'see full personal data'),
  },
  'dossier.erase': {
    to: ['administrator'],
    sentence: t('xóa dữ liệu cá nhân theo luật', 'erase personal data by law'),
  },
  'heldPaper.look': {
    to: [...STEP_ROLES, 'oneStopHead'],
    sentence: t('xem kho giấy tờ cho hồ sơ đang giải quyết', 'look into the store of papers for a dossier in hand'),
  },
  'heldPaper.revoke': {
    to: ['communeChair', 'districtHead', 'departmentHead', 'landRegistry', 'reception'],
    sentence: t('thu hồi giấy tờ do đơn vị mình đưa vào kho', 'revoke papers that one’s unit put into the store'),
  },
  'consultation.ask': {
    to: [...STEP_ROLES, 'oneStopHead'],
    sentence: t('lấy ý kiến phối hợp', 'ask others for their opinion'),
  },
  'consultation.answer': {
    to: [...STEP_ROLES, ...LEADERS],
    sentence: t('trả lời ý kiến phối hợp', 'answer for a unit that is asked'),
  },
  'followUp.handle': {
    to: LEADERS,
    sentence: t('xử lý đánh giá thấp', 'follow low ratings up'),
  },
  'outage.register': {
    to: ['oneStopHead', 'administrator'],
    sentence: t('đăng ký sự cố hệ thống', 'register announced outages'),
  },
  'discard.follow': {
    to: ['oneStopHead', 'communeChair', 'districtHead'],
    sentence: t('theo dõi hồ sơ tạm đã bỏ', 'follow discarded provisional entries up'),
  },
  'queue.serve': { to: ['reception', 'returnDesk'], sentence: t('phục vụ tại quầy', 'serve at a desk') },
  'queue.manage': {
    to: ['oneStopHead', 'communeChair', 'districtHead'],
    sentence: t('thông báo giờ tiếp dân ngoài giờ', 'announce hours outside office hours'),
  },
  'fee.collect': { to: ['cashier', 'reception'], sentence: t('thu phí, lệ phí', 'take fees') },
  'fee.reconcile': { to: ['cashier'], sentence: t('đối chiếu sao kê ngân hàng', 'match bank statements') },
  'fee.approve': {
    to: ['communeChair', 'districtHead', 'oneStopHead'],
    sentence: t('duyệt hoàn phí', 'approve refunds'),
  },
  'fee.manage': {
    to: ['procedureController', 'administrator'],
    sentence: t('quản lý mức thu phí, lệ phí', 'manage what procedures cost'),
  },
  'fee.look': {
    to: [...LEADERS, 'cashier', 'reception'],
    sentence: t('xem khoản thu và biên lai của hồ sơ', 'see a dossier’s charges and receipts'),
  },
  'fee.overview': { to: [...LEADERS, 'cashier'], sentence: t('xem tổng hợp thu phí', 'see the fees taken') },
  'board.view': { to: LEADERS, sentence: t('xem bảng điều hành', 'see the leader’s board') },
  'report.view': {
    to: [...LEADERS, 'procedureController'],
    sentence: t('xem báo cáo giải quyết hồ sơ', 'see the report on how dossiers were handled'),
  },
  'statistics.view': { to: 'public', sentence: t('xem thống kê công khai', 'see public statistics') },
  'target.manage': {
    to: ['leader', 'districtHead', 'partyHead', 'officeHead', 'oneStopHead'],
    sentence: t('giao và điều chỉnh chỉ tiêu', 'set and change targets'),
  },
  'target.report': { to: OFFICIALS, sentence: t('báo cáo số thực hiện chỉ tiêu', 'report figures of targets') },
  'target.approve': { to: HEADS, sentence: t('duyệt số thực hiện chỉ tiêu', 'approve figures of targets') },
  'target.explain': { to: HEADS, sentence: t('giải trình chỉ tiêu', 'explain targets in danger') },
  'commitment.look': { to: OFFICIALS, sentence: t('xem cam kết trách nhiệm', 'see commitments') },
  'commitment.draft': {
    to: [...HEADS, 'partyOfficer'],
    sentence: t('soạn và thương lượng cam kết', 'draft and negotiate commitments'),
  },
  'commitment.sign': { to: HEADS, sentence: t('ký cam kết', 'sign commitments') },
  'task.work': { to: OFFICIALS, sentence: t('thực hiện nhiệm vụ được giao', 'carry out tasks') },
  'task.assign': { to: HEADS, sentence: t('giao nhiệm vụ', 'give tasks') },
  'task.overview': { to: HEADS, sentence: t('theo dõi nhiệm vụ của đơn vị', 'follow the unit’s tasks') },
  'meeting.look': { to: OFFICIALS, sentence: t('xem lịch họp và kết luận', 'see meetings and conclusions') },
  'meeting.manage': {
    to: [...HEADS, 'partyOfficer'],
    sentence: t('mời họp và ra kết luận', 'call meetings and note conclusions'),
  },
  'document.read': { to: OFFICIALS, sentence: t('xem văn bản đến, đi của đơn vị', 'see the unit’s documents') },
  'document.register': { to: CLERKS, sentence: t('nhận, vào sổ văn bản đến', 'receive and enter documents') },
  'document.issue': { to: CLERKS, sentence: t('phát hành văn bản', 'issue documents') },
  'document.instruct': {
    to: [...HEADS, 'landRegistry'],
    sentence: t('bút phê văn bản đến', 'write instructions on documents'),
  },
  'procedure.manage': {
    to: ['procedureController', 'administrator'],
    sentence: t('quản lý thủ tục', 'manage procedures'),
  },
  'calendar.manage': {
    to: ['procedureController', 'administrator'],
    sentence: t('quản lý lịch làm việc', 'manage the calendar'),
  },
  'organization.manage': { to: ['administrator'], sentence: t('quản lý đơn vị và vị trí', 'manage units and posts') },
  'absence.register': {
    to: [...HEADS, 'administrator'],
    sentence: t('đăng ký vắng mặt và người làm thay', 'register absences and substitutes'),
  },
  'account.manage': { to: ['administrator'], sentence: t('quản lý tài khoản', 'manage accounts') },
  'exchange.manage': {
    to: ['administrator'],
    sentence: t('quản lý thông báo và trao đổi dữ liệu', 'manage notices and exchange'),
  },
  'ledger.inspect': {
    to: ['administrator', 'procedureController', 'leader'],
    sentence: t('xem sổ cái việc công', 'inspect the ledger'),
  },
} as const satisfies Record<string, Grant>

export type Permission = keyof typeof PERMISSIONS

export const isPermission = (name: string): name is Permission => Object.hasOwn(PERMISSIONS, name)

/** A post in somebody's hands, as permissions look at it. */
export interface Holding {
  postId: string
  role: string
  unitId: string
  /** The unit and everything below it. */
  unitIdsBelow: readonly string[]
}

/** Whether a role has a permission somewhere. @param role null for a visitor, {@link CITIZEN} for a citizen's account */
export function grants(permission: Permission, role: string | null): boolean {
  const { to } = PERMISSIONS[permission] as Grant
  if (to === 'public') return true
  if (role === null) return false
  if (to === 'anybody') return true
  if (to === 'citizens' || role === CITIZEN) return to === 'citizens' && role === CITIZEN
  return to === 'signed-in' || to.some((each) => each === role)
}

/** The units over which these posts give a permission: each post's unit and what is below it. */
export function unitsWhere(permission: Permission, holdings: readonly Holding[]): string[] {
  const reached = holdings.filter(({ role }) => grants(permission, role)).flatMap(({ unitIdsBelow }) => unitIdsBelow)
  return [...new Set(reached)]
}

/** What a route that asks for a permission answers to a role: the matrix the tests walk. @param role null for a visitor */
export function expectedAccess(permission: Permission, role: string | null): 'let in' | 'asked to sign in' | 'refused' {
  if (grants(permission, role)) return 'let in'
  return role === null ? 'asked to sign in' : 'refused'
}

import type { LabelStock } from './label-stocks.ts'
import type { LocalDate } from './rules/wording.ts'

/** The head of a paper: who issues it, its number, its place and day. */
export interface Heading {
  /** The body above, upright: `UBND HUYỆN CAM LỘ`; a People's Committee of a province has none. */
  superior?: string | undefined
  /** The issuing body, in full and bold; a line break where the printed head breaks. */
  agency: string
  /** Missing on a book and on papers that are not numbered. */
  number?: number | undefined
  /** What follows the number: `TNHS`. */
  symbol?: string | undefined
  place: string
  on: LocalDate
}

/** The person a dossier is of, as the person wrote it. */
export interface ApplicantLines {
  name: string
  address: string
  phone?: string | undefined
  email?: string | undefined
}

export interface PaperLine {
  name: string
  kind: 'original' | 'copy' | 'electronic'
  quantity: number
}

/** Form 01, giấy tiếp nhận hồ sơ và hẹn trả kết quả. */
export interface ReceiptData {
  heading: Heading
  dossierCode: string
  /** Behind the QR code: the dossier's public page. */
  link: string
  /** The desk that received it: `Bộ phận Tiếp nhận và Trả kết quả xã Cam Hiếu`. */
  desk: string
  applicant: ApplicantLines
  /** Who files it for the applicant; missing where they do so themselves. */
  filedBy?: string | undefined
  procedure: string
  papers: readonly PaperLine[]
  /** Sets of the dossier (bộ), 1 or more. */
  sets: number
  /** The time limit as the procedure states it: `10 ngày làm việc`. */
  limit: string
  /** The named parts of it, where the law gives it in parts, with the last day of each as far as it is known. */
  stages?: readonly { name: string; limit: string; until?: LocalDate | undefined }[] | undefined
  receivedAt: Date
  /** Missing while the limit waits for another office to get the dossier: then the paper says so. */
  dueAt?: Date | undefined
  /** The body that decides, where another office took it in. */
  decidedBy?: string | undefined
  /** The due date rests on a calendar that is not yet published for its year. */
  provisional: boolean
  /** Missing where the procedure has no fee. */
  fee?: { amountDong: number; paid: boolean } | undefined
  /** Where the person collects the result. */
  resultAt: string
  /** The line of the dossiers' book (sổ theo dõi hồ sơ). */
  book?: { volume: string; line: number } | undefined
  receiver: string
}

/** Form 02, phiếu yêu cầu bổ sung, hoàn thiện hồ sơ. */
export interface SupplementRequestData {
  heading: Heading
  dossierCode?: string | undefined
  link?: string | undefined
  applicant: ApplicantLines
  procedure: string
  /** What to complete: asked once and in full. */
  items: readonly string[]
  reason: string
  contact: { name: string; phone: string }
  guide: string
}

/** Form 03, phiếu từ chối tiếp nhận giải quyết hồ sơ. */
export interface RefusalData {
  heading: Heading
  dossierCode?: string | undefined
  link?: string | undefined
  desk: string
  applicant: ApplicantLines
  procedure: string
  reason: string
  receiver: string
}

/** Who signs: the post with its authority in lines (`KT. CHỦ TỊCH`, `PHÓ CHỦ TỊCH`) and the name. */
export interface SignatureLines {
  authority: readonly string[]
  name: string
  /** Printed in place of the hand when the paper is signed digitally. */
  digital?: { unit: string; at: Date; demonstration: boolean } | undefined
}

/** Form 04: A phiếu xin lỗi và hẹn lại ngày trả kết quả; B văn bản xin lỗi và đề nghị gia hạn. */
export interface ApologyData {
  heading: Heading
  /** The agency as it stands in a sentence: `Ủy ban nhân dân xã Cam Hiếu`. */
  agencyName: string
  dossierCode: string
  link?: string | undefined
  applicant: ApplicantLines
  procedure: string
  receivedAt: Date
  firstDueAt: Date
  reason: string
  newDueAt: Date
  provisional: boolean
  /** Below `Nơi nhận`. */
  receivers: readonly string[]
  signature: SignatureLines
}

/** Form 05 of set B, thông báo dừng giải quyết hồ sơ. */
export interface StopNoticeData {
  heading: Heading
  agencyName: string
  dossierCode: string
  link?: string | undefined
  applicant: ApplicantLines
  procedure: string
  receivedAt: Date
  /** Who asked to stop, when and why; missing where the office stops it by itself. */
  request?: string | undefined
  /** The office's own words. */
  reason?: string | undefined
  /** The step the dossier had reached. */
  stage: string
  /** Where what was handed in on paper is given back. */
  papersBack?: string | undefined
  /** What becomes of fees and of duties to the tax office. */
  moneyMatters: string
  receivers: readonly string[]
  signature: SignatureLines
}

/** Thông báo gia hạn thời gian giải quyết: by law, once; no apology. */
export interface LengtheningData {
  heading: Heading
  agencyName: string
  dossierCode: string
  link?: string | undefined
  applicant: ApplicantLines
  procedure: string
  receivedAt: Date
  firstDueAt: Date
  reason: string
  /** The article that allows it. */
  ground: string
  newDueAt: Date
  receivers: readonly string[]
  signature: SignatureLines
}

/** One hand-over of form 05 of set A, 06 of set B. */
export interface HandOver {
  from: string
  to: string
  at: Date
  giver: string
  receiver: string
  outcome?: 'early' | 'onTime' | 'late' | undefined
  note?: string | undefined
}

/** Phiếu kiểm soát quá trình giải quyết hồ sơ. */
export interface ControlSlipData {
  heading: Heading
  dossierCode: string
  link?: string | undefined
  procedure: string
  agencyInCharge: string
  agenciesTakingPart: readonly string[]
  handOvers: readonly HandOver[]
}

export interface RegisterLine {
  /** Counted from 1 each year. */
  line: number
  dossierCode: string
  procedure: string
  sets: number
  applicant: ApplicantLines
  agencyInCharge: string
  receivedAt: Date
  /** Missing while the limit waits for the deciding body to get it. */
  dueAt?: Date | undefined
  returnedAt?: Date | undefined
  returnedBy?: string | undefined
  note?: string | undefined
}

/** Sổ theo dõi hồ sơ, A4. */
export interface RegisterData {
  heading: Heading
  desk: string
  year: number
  volume: string
  lines: readonly RegisterLine[]
}

/** A procedure's result as a paper of its own; the wording of its content comes with the procedure. */
export interface ResultData {
  heading: Heading
  /** `GIẤY CHỨNG NHẬN`, `QUYẾT ĐỊNH`, … */
  title: string
  /** Below the title: `Về việc …`. */
  subject?: string | undefined
  dossierCode: string
  link?: string | undefined
  procedure: string
  applicant: ApplicantLines
  /** Each a paragraph. */
  content: readonly string[]
  receivers: readonly string[]
  signature: SignatureLines
}

/**
 * The report on how dossiers were handled in a period. Eight figures a line: received online, in person or by post, carried
 * over; finished early, on time, late; open in time, late.
 *
 * @law 01/2020/TT-VPCP, form II.06a
 */
export interface ReportData {
  heading: Heading
  from: LocalDate
  to: LocalDate
  /** What the lines are: `Lĩnh vực`. */
  by: string
  lines: readonly { name: string; figures: readonly number[] }[]
  whole: readonly number[]
  /** Figures 4.2 and 4.3 of the national index by the same lines: with a result, digitised; came in, something held was used. */
  digital?: { lines: readonly { name: string; figures: readonly number[] }[]; whole: readonly number[] } | undefined
}

/** A receipt for a fee (biên lai thu phí, lệ phí), or the slip for one that is given back. */
export interface FeeReceiptData {
  heading: Heading
  /** `BIÊN LAI THU PHÍ, LỆ PHÍ`. */
  title: string
  /** Series, year and number. */
  numbered: string
  dossierCode: string
  link?: string | undefined
  payer: { label: string; name: string; address: string }
  procedure: string
  lines: readonly { name: string; explanation: string; amountDong: number }[]
  totalDong: number
  /** The amount in words, as the office says it. */
  totalInWords: string
  method: string
  at: Date
  /** Why money goes back. */
  reason?: string | undefined
  /** Set across a paper that no longer holds. */
  undone: boolean
  /** Who signs at the left and at the right. */
  hands: readonly [{ role: string; name: string }, { role: string; name: string }]
}

/** The day's closing of a cashier (biên bản kiểm kê, chốt ngày thu). */
export interface CashClosingData {
  heading: Heading
  cashier: string
  day: LocalDate
  entries: number
  counts: readonly { valueDong: number; count: number }[]
  expectedDong: number
  countedDong: number
  countedInWords: string
  explanation?: string | undefined
  receipts: string
  closedAt: Date
}

/** The words of certification of copies (lời chứng), one for each document, each under its number. */
export interface CertificationData {
  heading: Heading
  dossierCode: string
  link?: string | undefined
  applicant: ApplicantLines
  /** The volume with its year and symbol: `01/2019 - SCT/BS`. */
  book: string
  documents: readonly { number: number; name: string; copies: number; pages?: number | undefined }[]
  signature: SignatureLines
}

/** The register of certification (sổ chứng thực) of a unit and year. */
export interface CertificationBookData {
  heading: Heading
  year: number
  /** `BẢN SAO TỪ BẢN CHÍNH`, `CHỮ KÝ`. */
  kind: 'copies' | 'signatures'
  lines: readonly {
    number: string
    on: LocalDate
    person: string
    document: string
    copies: number
    signer: string
    /** Empty where it isn't known. */
    feeDong?: number | undefined
    note: string
  }[]
}

/**
 * The book of outgoing papers (sổ đăng ký văn bản đi).
 *
 * @law 30/2020/NĐ-CP, annex IV
 */
export interface OutgoingBookData {
  heading: Heading
  /** A book of the Party: without the State's heading. */
  party?: boolean
  year: number
  /** Where only one of the unit's books is printed. */
  symbol?: string | undefined
  lines: readonly {
    number: string
    on: LocalDate
    subject: string
    signer: string
    receivers: string
    copies: number
    /** The day it was passed on, which may be before the paper's own date. */
    passedOn: LocalDate
    note: string
  }[]
}

/** The book of papers that came in (sổ đăng ký văn bản đến). */
export interface IncomingBookData {
  heading: Heading
  /** A book of the Party: without the State's heading. */
  party: boolean
  year: number
  lines: readonly {
    arrivedOn: LocalDate
    number: number
    author: string
    code: string
    on: LocalDate
    subject: string
    /** The unit or person it was given to, and when. */
    given: string
    passedOn: LocalDate | undefined
    note: string
  }[]
}

/** What stands open on a day, where and why. */
export interface BacklogData {
  heading: Heading
  /** The columns of figures: in time, late, … */
  ages: readonly string[]
  lines: readonly { unit: string; step: string; cause: string; figures: readonly number[]; oldest: string }[]
}

/** How the targets of a resolution stand in a year, to be printed. */
export interface TargetReportData {
  heading: Heading
  /** Of which resolution, in which year, of which unit. */
  subject: string
  /** `12 đạt, 3 gần đạt, …` */
  summary: string
  /** Parts with their targets. */
  groups: readonly {
    name: string
    lines: readonly { name: string; unit: string; plan: string; actual: string; percent: string; state: string }[]
  }[]
  /** What must be known of the figures, such as that some are made up. */
  note?: string | undefined
}

/** A list by which one office hands paper files of dossiers to another (biên bản bàn giao hồ sơ). */
export interface HandoverListData {
  heading: Heading
  numbered: string
  from: string
  to: string
  madeAt: Date
  giver: string
  /** Missing until somebody has answered for it. */
  receiver?: string | undefined
  lines: readonly {
    dossierCode: string
    procedure: string
    applicant: string
    papers: number
    dueAt?: Date | undefined
    /** How it ended, as the receiver said. */
    note: string
  }[]
}

/** A list by which an office hands results to the post (danh sách giao kết quả cho bưu chính). */
export interface PostListData {
  heading: Heading
  numbered: string
  from: string
  madeAt: Date
  giver: string
  lines: readonly {
    dossierCode: string
    receiver: string
    address: string
    phone: string
    /** Who pays the postage. */
    payer: string
    tracking: string
    note: string
  }[]
}

/** Labels for the covers of paper files, on a sheet or a roll. */
export interface LabelsData {
  heading: Heading
  stock: LabelStock
  /** How many labels of the first sheet are used up. */
  skip: number
  lines: readonly {
    dossierCode: string
    applicant: string
    procedure: string
    unit: string
    dueAt?: Date | undefined
  }[]
}

/** A piece of a paper's body. */
export type DocumentBlock =
  | { kind: 'text'; text: string }
  /** A label in bold and what it says: `Thời gian: …`. */
  | { kind: 'field'; label: string; value: string }
  | { kind: 'head'; text: string }
  | { kind: 'items'; items: readonly string[]; numbered?: boolean }
  | {
      kind: 'table'
      heads: readonly string[]
      rows: readonly (readonly string[])[] /** Parts of the width. */
      widths?: readonly number[]
    }

/**
 * A paper of an agency in its own words: an invitation, a notice of conclusions, a weekly report.
 *
 * @law 30/2020/NĐ-CP, annex I
 */
export interface DocumentData {
  heading: Heading
  /** `GIẤY MỜI`. */
  title: string
  /** Below the title (trích yếu). */
  subject?: string | undefined
  /** Whom it addresses (kính gửi). */
  to?: readonly string[] | undefined
  /** Not sent out yet: it says so. */
  draft?: boolean | undefined
  blocks: readonly DocumentBlock[]
  receivers: readonly string[]
  signature: SignatureLines
}

/** One of the two people of a commitment: name, post, and for whom they sign. */
export interface PledgeParty {
  name: string
  post: string
  body: string
}

interface PledgeData {
  heading: Heading
  /** A paper of the Party, which has a head of its own. */
  party: boolean
  code: string
  /** Behind the QR code: the page that checks its signatures. */
  link: string
  title: string
  subject: string
  giver: PledgeParty
  answerer: PledgeParty
  from: LocalDate
  to: LocalDate
  /** Its signatures have no legal force. */
  demonstration: boolean
}

/** Bản cam kết trách nhiệm, or an annex to one. It is printed before it is signed, so it bears no signature in words. */
export interface CommitmentData extends PledgeData {
  grounds: readonly string[]
  /** What an annex amends. */
  amends?: string | undefined
  clauses: readonly { name: string; measure: string; words: string; evidence: string; dueOn: LocalDate }[]
  duties: readonly { kind: string; words: string; of: string; dueOn: LocalDate }[]
  missed: string
}

/** Biên bản kết quả thực hiện cam kết, at the end of its term. */
export interface CommitmentSettlementData extends PledgeData {
  draftedOn: LocalDate
  lines: readonly { name: string; measure: string; shown: string; verdict: string; causes: readonly string[] }[]
  giverComment: string
  answererComment: string
}

/** The data each form is printed from. */
export interface FormData {
  receipt: ReceiptData
  supplementRequest: SupplementRequestData
  refusal: RefusalData
  apology: ApologyData
  stopNotice: StopNoticeData
  lengthening: LengtheningData
  controlSlip: ControlSlipData
  register: RegisterData
  report: ReportData
  result: ResultData
  feeReceipt: FeeReceiptData
  cashClosing: CashClosingData
  outgoingBook: OutgoingBookData
  incomingBook: IncomingBookData
  certification: CertificationData
  certificationBook: CertificationBookData
  backlog: BacklogData
  targetReport: TargetReportData
  handoverList: HandoverListData
  postList: PostListData
  labels: LabelsData
  document: DocumentData
  commitment: CommitmentData
  commitmentSettlement: CommitmentSettlementData
}

export type FormName = keyof FormData

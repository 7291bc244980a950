import type { FormName } from './form-data.ts'
import type { LocalDate } from './rules/wording.ts'

export type FormSetId = 'tt-01-2018' | 'tt-03-2025'

/** A circular's set of one-stop forms and the days it is in force. */
export interface FormSet {
  id: FormSetId
  law: string
  validFrom: LocalDate
  /** The last day in force; missing while it is. */
  validTo?: LocalDate
  /** Each form's number and name in the set; what is missing the set does not have. */
  forms: Partial<Record<FormName, { number?: string; title: string }>>
}

// Not forms of either circular: an office's own books and papers, what it prints for money, and results, which procedures bring themselves.
const OWN_PAPERS = {
  lengthening: { title: 'Thông báo gia hạn thời gian giải quyết hồ sơ' },
  outgoingBook: { title: 'Sổ đăng ký văn bản đi' },
  incomingBook: { title: 'Sổ đăng ký văn bản đến' },
  certification: { title: 'Lời chứng chứng thực bản sao từ bản chính' },
  certificationBook: { title: 'Sổ chứng thực' },
  backlog: { title: 'Báo cáo hồ sơ tồn đọng và nguyên nhân' },
  targetReport: { title: 'Báo cáo kết quả thực hiện chỉ tiêu' },
  handoverList: { title: 'Biên bản bàn giao hồ sơ' },
  postList: { title: 'Danh sách giao kết quả cho bưu chính' },
  labels: { title: 'Nhãn hồ sơ' },
  document: { title: 'Văn bản hành chính' },
  feeReceipt: { title: 'Biên lai thu phí, lệ phí' },
  cashClosing: { title: 'Biên bản chốt ngày thu' },
  commitment: { title: 'Bản cam kết trách nhiệm' },
  commitmentSettlement: { title: 'Biên bản kết quả thực hiện cam kết' },
}
const RESULT = { title: 'Kết quả giải quyết thủ tục hành chính' }

// Of another circular, 01/2020/TT-VPCP, whichever set is in force.
const REPORT = { number: 'II.06a', title: 'Tình hình, kết quả giải quyết thủ tục hành chính' }

/**
 * The sets, oldest first.
 *
 * @law 01/2018/TT-VPCP, art. 9 and 10; 03/2025/TT-VPCP, annex I
 * @practice the day the second set takes over is taken from 118/2025/NĐ-CP, which it serves
 */
export const FORM_SETS: readonly FormSet[] = [
  {
    id: 'tt-01-2018',
    law: '01/2018/TT-VPCP',
    validFrom: '2019-01-06',
    validTo: '2025-06-30',
    forms: {
      receipt: { number: '01', title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả' },
      supplementRequest: { number: '02', title: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ' },
      refusal: { number: '03', title: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ' },
      apology: { number: '04', title: 'Phiếu xin lỗi và hẹn lại ngày trả kết quả' },
      controlSlip: { number: '05', title: 'Phiếu kiểm soát quá trình giải quyết hồ sơ' },
      register: { number: '06', title: 'Sổ theo dõi hồ sơ' },
      report: REPORT,
      result: RESULT,
      ...OWN_PAPERS,
    },
  },
  {
    id: 'tt-03-2025',
    law: '03/2025/TT-VPCP',
    validFrom: '2025-07-01',
    forms: {
      receipt: { number: '01', title: 'Giấy tiếp nhận hồ sơ và hẹn trả kết quả' },
      supplementRequest: { number: '02', title: 'Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ' },
      refusal: { number: '03', title: 'Phiếu từ chối tiếp nhận giải quyết hồ sơ' },
      apology: { number: '04', title: 'Văn bản xin lỗi và đề nghị gia hạn thời gian giải quyết' },
      stopNotice: { number: '05', title: 'Thông báo dừng giải quyết hồ sơ' },
      controlSlip: { number: '06', title: 'Phiếu kiểm soát quá trình giải quyết hồ sơ' },
      register: { number: '07', title: 'Sổ theo dõi hồ sơ' },
      report: REPORT,
      result: RESULT,
      ...OWN_PAPERS,
    },
  },
]

/** The set in force on a day; there is none before the first circular. A dossier keeps the set of the day it was received. */
export function findFormSet(on: LocalDate): FormSet | undefined {
  return FORM_SETS.find((set) => set.validFrom <= on && (set.validTo === undefined || on <= set.validTo))
}

/** @throws RangeError for a set this program does not have */
export function getFormSet(id: FormSetId): FormSet {
  const set = FORM_SETS.find((each) => each.id === id)
  if (!set) throw new RangeError(`No such set of forms: ${id}`)
  return set
}

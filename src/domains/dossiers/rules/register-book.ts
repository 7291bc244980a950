/** What follows the number of a receipt (giấy tiếp nhận hồ sơ và hẹn trả kết quả). @law 03/2025/TT-VPCP, form 01 */
export const RECEIPT_SYMBOL = 'TNHS'

/**
 * The volume (quyển số) of a book of a year.
 *
 * @practice a book kept by a program isn't full: each year has one volume
 */
export const VOLUME = '01'

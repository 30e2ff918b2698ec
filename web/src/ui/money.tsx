import { type Money as Amount, formatMoney } from '~/domain/money'

/** An amount, in figures of equal width. */
export const Money = ({ of }: { of: Amount }) => <span className="nums">{formatMoney(of)}</span>

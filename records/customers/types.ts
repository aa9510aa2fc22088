/** Customers and their orders as the tools read them; where they come from is the repository's business. */
export interface Certificate {
  readonly id: string;
  readonly kind: 'personal' | 'enterprise';
  readonly holder?: string;
  /** Local date `YYYY-MM-DD`. */
  readonly expiresOn: string | null;
  readonly locked: boolean;
}

export interface Order {
  /** 受理号, 8 digits. */
  readonly number: string;
  readonly business: string;
  readonly status: string;
}

export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly title: '先生' | '女士' | null;
  readonly phone: string;
  readonly idLastFour: string;
  readonly certificates: readonly Certificate[];
  readonly orders: readonly Order[];
}

export interface CustomerRepository {
  findByPhone(phone: string): Promise<Customer | null>;
  findByOrder(number: string): Promise<Customer | null>;
}

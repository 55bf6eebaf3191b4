/** What all workers share: limits per minute, budgets and what is held of them. */
export const LIMIT_TABLES = `SELECT 1;`;

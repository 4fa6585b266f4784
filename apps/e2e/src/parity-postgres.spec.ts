// The shop answers as a real Django has answered, on PostgreSQL too.
import { testGoldenAnswers } from './parity.ts';
import { openPostgres } from './postgres.ts';

testGoldenAnswers(openPostgres);

// The shop answers as a real Django REST framework with SimpleJWT has answered: see ../golden and tools/golden.
import { testGoldenAnswers } from './parity.ts';

testGoldenAnswers();

export { marker } from '@latchkey/tokens';

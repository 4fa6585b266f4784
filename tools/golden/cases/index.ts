// All cases, area by area; each is a file of the recording.
import type { Area } from '../case.ts';
import { accountsArea } from './accounts.ts';
import { addressesArea } from './addresses.ts';
import { authorization } from './authorization.ts';
import { bodies } from './bodies.ts';
import { invoicesArea } from './invoices.ts';
import { methodsArea } from './methods.ts';
import { pathsAndIds } from './paths-and-ids.ts';
import { productsList } from './products-list.ts';
import { productsWrite } from './products-write.ts';
import { rootAndFormats } from './root-and-formats.ts';
import { tokenBlacklist } from './token-blacklist.ts';
import { tokenObtain } from './token-obtain.ts';
import { tokenRefresh, tokenVerify } from './token-refresh.ts';
import { tokenRotation, tokenRotationKept } from './token-rotation.ts';

export const areas: readonly Area[] = [
  tokenObtain,
  tokenRefresh,
  tokenVerify,
  tokenBlacklist,
  tokenRotation,
  tokenRotationKept,
  authorization,
  rootAndFormats,
  methodsArea,
  pathsAndIds,
  bodies,
  productsList,
  productsWrite,
  addressesArea,
  accountsArea,
  invoicesArea,
];

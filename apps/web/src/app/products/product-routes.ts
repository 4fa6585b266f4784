// What stands below /products.
import { recordRoutes } from '../ui/record-routes.ts';
import { ProductDetail } from './product-detail.ts';
import { ProductList } from './product-list.ts';
import { Products } from './products.ts';

export default recordRoutes(ProductList, ProductDetail, Products);

// Where everything is.
export const token = '/api/token/';
export const refresh = '/api/token/refresh/';
export const verify = '/api/token/verify/';
export const blacklist = '/api/token/blacklist/';
export const root = '/api/v0/';
export const products = '/api/v0/products/';
export const addresses = '/api/v0/addresses/';
export const accounts = '/api/v0/accounts/';
export const invoices = '/api/v0/invoices/';

// Sends a request as fetch does not: telling how much of it has left.
import {
  type HttpBackend,
  HttpErrorResponse,
  type HttpEvent,
  HttpEventType,
  HttpHeaders,
  type HttpRequest,
  HttpResponse,
} from '@angular/common/http';
import { Service } from '@angular/core';
import { Observable } from 'rxjs';

/** Milliseconds for one file, also over a slow network. */
const patience = 300_000;

/** Angular has one too; it would be part of the first page, where nobody uploads anything. Answers are JSON. */
@Service()
export class UploadBackend implements HttpBackend {
  handle(request: HttpRequest<unknown>): Observable<HttpEvent<unknown>> {
    return new Observable((listener) => {
      const xhr = new XMLHttpRequest();
      const { method, urlWithParams: url } = request;
      xhr.open(method, url);
      xhr.timeout = patience;
      request.headers.keys().forEach((name) => {
        xhr.setRequestHeader(name, request.headers.getAll(name)?.join(',') ?? '');
      });
      const failed = (error: unknown) => {
        const { status, statusText } = xhr;
        listener.error(new HttpErrorResponse({ error, status, statusText, url, headers: headersOf(xhr) }));
      };
      xhr.upload.addEventListener('progress', ({ loaded, total }) => {
        listener.next({ type: HttpEventType.UploadProgress, loaded, total });
      });
      xhr.addEventListener('load', () => {
        const body = parsed(xhr.responseText);
        const { status, statusText } = xhr;
        if (status < 200 || status > 299) {
          failed(body);
          return;
        }
        listener.next(new HttpResponse({ body, status, statusText, url, headers: headersOf(xhr) }));
        listener.complete();
      });
      for (const event of ['error', 'timeout', 'abort']) {
        xhr.addEventListener(event, () => {
          failed(new ProgressEvent(event));
        });
      }
      xhr.send(request.serializeBody() as XMLHttpRequestBodyInit | null);
      return () => {
        xhr.abort();
      };
    });
  }
}

function headersOf(xhr: XMLHttpRequest): HttpHeaders {
  return new HttpHeaders(xhr.getAllResponseHeaders());
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

/* What sw.js and the browser give to a service worker; the types of pages don't have it. */

/** The edition, and the address of each of its files with a hash of what it holds. The build writes it. */
declare const guide: { edition: string; files: Record<string, string> };
declare const registration: ServiceWorkerRegistration;
declare const clients: { claim(): Promise<void> };
declare function skipWaiting(): Promise<void>;

interface WorkerEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
  request: Request;
  respondWith(answer: Promise<Response>): void;
}

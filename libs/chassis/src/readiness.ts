/** Whether this process takes requests; false from the first moment of shutting down. */
export class Readiness {
  open = false;
  eventsFlow: () => boolean = () => false;
}

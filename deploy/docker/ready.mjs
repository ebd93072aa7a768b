// The health check of a service's container: its image has no curl.
const address = `http://127.0.0.1:${process.env.PORT}/health/ready`;
const ready = await fetch(address).then(
  ({ ok }) => ok,
  () => false,
);
process.exitCode = ready ? 0 : 1;

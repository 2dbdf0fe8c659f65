"""The contract over HTTP: `create_app` builds the service, `server.serve` runs it."""

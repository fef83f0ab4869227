// Usage errors only, for now: what the engine starts comes with the protocol.
return 64;

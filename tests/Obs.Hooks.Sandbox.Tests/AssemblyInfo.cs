// The host's fingerprint must not see the sandbox of another test.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

// One machine, one worker, one mount namespace: nothing here can run beside anything else.
[assembly: CollectionBehavior(DisableTestParallelization = true)]

// Between 08:00 and 18:00 UTC workers labelled "desktop" are left to their users; at other times they build like the rest.
// The time is the round's: never ask the clock, or the decision cannot be replayed.
WorkerAllocator.RefuseIf(pairing =>
    pairing.Snapshot.Time.Hour is >= 8 and < 18 && pairing.Worker.Labels.Contains("desktop") ? "desktops build at night only" : null)

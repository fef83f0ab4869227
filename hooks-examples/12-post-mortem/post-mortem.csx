// hook: post-mortem
// summary: Shows config.log and names core files after a failed build.
// points: cleanup
if (Outcome != BuildOutcome.Failed)
    return Skip("the build did not fail");

foreach (var core in BuildRoot.Find("core*"))
    Log.Warning($"core file {core.Path} ({core.Size} bytes)");

foreach (var log in BuildRoot.Find("config.log"))
{
    Log.Info($"the end of {log.Path}:");
    foreach (var line in BuildRoot.ReadEnd(log, 4096).TrimEnd().Split('\n').TakeLast(10))
        Log.Info($"  {line}");
}

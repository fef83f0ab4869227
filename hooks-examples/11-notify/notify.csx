// hook: notify
// summary: Sums up what the hooks of a build found.
// points: post-build
// stage: report
// capabilities: reports
var findings = EarlierHooks.SelectMany(h => h.Warnings.Select(w => $"{h.HookId}: {w}")).ToList();
if (findings.Count == 0)
    return Skip("nothing to tell");

Effects.AttachReport("notice.txt", $"{Job.Project}/{Job.Package} {Job.Repository}/{Job.Arch}\n" + string.Join('\n', findings) + "\n");
Log.Info($"{findings.Count} findings");

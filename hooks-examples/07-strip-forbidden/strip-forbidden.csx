// hook: strip-forbidden
// summary: Removes results that must not be published.
// points: post-build
// stage: transform
// capabilities: results
// setting: patterns text-list required Parts of names.
foreach (var file in Results.Files)
{
    if (Settings.TextList("patterns").Any(p => file.Name.Contains(p)))
    {
        Effects.RemoveResult(file);
        Log.Info($"removes {file.Directory}/{file.Name}");
    }
}

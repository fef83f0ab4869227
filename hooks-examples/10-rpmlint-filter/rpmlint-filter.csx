// hook: rpmlint-filter
// summary: Adds an rpmlint configuration to packages without their own.
// points: pre-chroot
// capabilities: sources
// setting: filters text-list required Messages of rpmlint to leave out.
if (Job.RecipeType != "spec" || Sources.Files.Any(f => f.Name.EndsWith("rpmlintrc")))
    return Skip("has its own rpmlintrc, or needs none");

var lines = Settings.TextList("filters").Select(f => $"addFilter(\"{f}\")\n");
Effects.AddSource($"{Path.GetFileNameWithoutExtension(Job.Recipe)}-rpmlintrc", string.Concat(lines));

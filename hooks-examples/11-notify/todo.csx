// hook: todo
// points: post-build
// stage: check
foreach (var file in Sources.Files.Where(f => f.Name.EndsWith(".spec")))
    if (Sources.ReadText(file.Name).Contains("%description"))
        Log.Warning($"{file.Name}: the description could be longer");
